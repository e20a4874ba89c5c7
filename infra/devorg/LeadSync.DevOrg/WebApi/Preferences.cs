using System.Globalization;

namespace LeadSync.DevOrg.WebApi;

/// <summary>What the Prefer header asks for.</summary>
internal sealed record Preferences
{
    private const string Formatted = "OData.Community.Display.V1.FormattedValue";

    public bool ReturnRepresentation { get; init; }

    public bool FormattedValues { get; init; }

    /// <summary>Names of referenced tables and navigation properties beside lookups.</summary>
    public bool LookupDetails { get; init; }

    public int? PageSize { get; init; }

    public bool ContinueOnError { get; init; }

    public bool TrackChanges { get; init; }

    public static Preferences Read(string? header)
    {
        var preferences = new Preferences();
        foreach (var part in Split(header ?? ""))
            preferences = Apply(preferences, part.Trim());
        return preferences;
    }

    private static Preferences Apply(Preferences preferences, string part)
    {
        var (name, value) = part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at ? (part[..at], part[(at + 1)..].Trim('"')) : (part, "");
        return name.ToLowerInvariant() switch
        {
            "return" => preferences with { ReturnRepresentation = value == "representation" },
            "odata.maxpagesize" when int.TryParse(value, NumberStyles.Integer, CultureInfo.InvariantCulture, out var size) && size > 0 =>
                preferences with { PageSize = size },
            "odata.continue-on-error" => preferences with { ContinueOnError = value != "false" },
            "odata.track-changes" => preferences with { TrackChanges = true },
            "odata.include-annotations" => preferences with
            {
                FormattedValues = Includes(value, Formatted),
                LookupDetails = Includes(value, "Microsoft.Dynamics.CRM.lookuplogicalname"),
            },
            _ => preferences,
        };
    }

    private static bool Includes(string list, string annotation) => list.Split(',').Select(pattern => pattern.Trim())
        .Any(pattern => pattern == "*" || pattern == annotation || (pattern.EndsWith('*') && annotation.StartsWith(pattern[..^1], StringComparison.Ordinal)));

    /// <summary>Splits at commas outside of quotation marks.</summary>
    private static IEnumerable<string> Split(string header)
    {
        var (start, quoted) = (0, false);
        for (var i = 0; i < header.Length; i++)
        {
            if (header[i] == '"')
                quoted = !quoted;
            if (header[i] != ',' || quoted)
                continue;
            yield return header[start..i];
            start = i + 1;
        }

        yield return header[start..];
    }
}
