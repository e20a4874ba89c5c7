using System;
using System.Globalization;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Mapping;

/// <summary>
/// By what a decision is found again: the company as the lead wrote it and the domain of its e-mail address. A free-mail
/// domain is noted like any other; the functions know which ones say nothing about a company.
/// </summary>
internal readonly struct DecisionKey
{
    private const int Longest = 200;

    private DecisionKey(string? company, string? domain)
    {
        Company = company;
        Domain = domain;
    }

    public string? Company { get; }

    public string? Domain { get; }

    /// <summary>A lead with neither says nothing that a later lead could be compared with.</summary>
    public bool IsEmpty => Company == null && Domain == null;

    /// <summary>What people call it.</summary>
    public string Name => Company ?? Domain ?? "";

    public static DecisionKey Of(Entity before, Entity saved)
    {
        var address = Text("emailaddress1", before, saved);
        var at = address.LastIndexOf('@');
        return new DecisionKey(Fit(Text("companyname", before, saved)), at < 0 ? null : Fit(address.Substring(at + 1).ToLower(CultureInfo.InvariantCulture)));
    }

    private static string Text(string column, Entity before, Entity saved) =>
        (saved.Contains(column) ? saved : before).GetAttributeValue<string>(column) ?? "";

    // White space is not what tells companies apart.
    private static string? Fit(string text)
    {
        var words = string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return words.Length == 0 ? null : words.Substring(0, Math.Min(words.Length, Longest));
    }
}
