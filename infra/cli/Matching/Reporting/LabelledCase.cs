using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching.Reporting;

/// <summary>A lead of which somebody knows where it belongs.</summary>
/// <param name="Id">The case.</param>
/// <param name="Book">Which accounts it is about; empty where there is only one book.</param>
/// <param name="Stratum">What makes it easy or hard.</param>
/// <param name="Lead">What the lead says.</param>
/// <param name="Expected">Where it belongs.</param>
internal sealed record LabelledCase(string Id, string Book, string Stratum, LeadIdentity Lead, Expectation Expected);

/// <summary>Where a lead belongs: to one account, to none, or, as far as it says, to any of several.</summary>
internal sealed record Expectation
{
    private const string None = "NONE";
    private const string Ambiguous = "AMBIGUOUS:";

    private Expectation(IReadOnlyList<string> accounts, bool isAmbiguous) => (Accounts, IsAmbiguous) = (accounts, isAmbiguous);

    /// <summary>The accounts that are right; none where none is.</summary>
    public IReadOnlyList<string> Accounts { get; }

    /// <summary>Whether only a person can tell which of the accounts.</summary>
    public bool IsAmbiguous { get; }

    /// <summary>Reads an id, <c>NONE</c>, or <c>AMBIGUOUS:id|id</c>.</summary>
    public static Expectation Read(string text) =>
        text == None ? new([], false)
        : text.StartsWith(Ambiguous, StringComparison.Ordinal) ? new(text[Ambiguous.Length..].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries), true)
        : new([text], false);
}
