using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>What comparing two names word by word came to. Amounts are in bits: what a word says about whose name it is.</summary>
internal sealed record NameAgreement
{
    /// <summary>What both names say.</summary>
    public required double Shared { get; init; }

    /// <summary>What only the lead's name says, and its most telling word.</summary>
    public required double LeadOnly { get; init; }

    /// <summary>The most telling word that only the lead's name has.</summary>
    public required double LeadOnlyMost { get; init; }

    /// <summary>What only the account's name says.</summary>
    public required double AccountOnly { get; init; }

    /// <summary>The most telling word that only the account's name has.</summary>
    public required double AccountOnlyMost { get; init; }

    /// <summary>How the first word of one meets the other: the first word is what people call a company by.</summary>
    public required WordRelation First { get; init; }

    /// <summary>What the lead's name says before its first word that the account's has too.</summary>
    public required double LeadHead { get; init; }

    /// <summary>What the account's name says before its first word that the lead's has too.</summary>
    public required double AccountHead { get; init; }

    /// <summary>How well the worst spelt of the matched words is spelt, from 0 to 1.</summary>
    public required double Spelling { get; init; }

    /// <summary>How many names have the rarest word that both have; 0 where they share none.</summary>
    public required int RarestShared { get; init; }

    /// <summary>True where a misspelt word of the lead's is in no name: it is likely a slip, not another company.</summary>
    public required bool MisspeltUnknown { get; init; }

    /// <summary>The weakest way in which matched words go together.</summary>
    public required WordRelation Weakest { get; init; }

    /// <summary>True where both names have numbers, and different ones.</summary>
    public required bool NumbersDiffer { get; init; }

    /// <summary>True where just one of them has a number.</summary>
    public required bool NumberMissing { get; init; }

    /// <summary>True where the matched words stand in another order.</summary>
    public required bool Reordered { get; init; }

    /// <summary>The share of what both names say that both say, from 0 to 1.</summary>
    public required double Alike { get; init; }

    /// <summary>True where every word of either is matched.</summary>
    public bool IsWhole => LeadOnly < 0.5 && AccountOnly < 0.5;
}
