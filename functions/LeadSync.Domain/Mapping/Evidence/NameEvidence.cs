using LeadSync.Domain.Mapping.Index;
using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>Turns the comparison of two names into levels of evidence.</summary>
internal static class NameEvidence
{
    /// <summary>Adds the evidence of the names.</summary>
    /// <param name="vector">Where to.</param>
    /// <param name="names">The comparison.</param>
    /// <param name="lead">The lead's name.</param>
    /// <param name="account">The account's name: its table and place.</param>
    /// <param name="city">The words of the account's city, in their one form.</param>
    public static void Add(EvidenceVector vector, NameAgreement names, NameQuery lead, (NameTable Table, int Name) account, string[] city)
    {
        var words = account.Table.Words[account.Name];
        AddAmounts(vector, names);
        vector[EvidenceKinds.First] = (byte)names.First;
        vector[EvidenceKinds.Spelling] = Spelling(names);
        vector[EvidenceKinds.Weakest] = (byte)names.Weakest;
        vector[EvidenceKinds.Order] = names.Reordered ? (byte)1 : (byte)0;
        vector[EvidenceKinds.LeadWords] = (byte)(Math.Min(lead.Bits.Length, 5) - 1);
        vector[EvidenceKinds.AccountWords] = (byte)(Math.Min(words.Length, 5) - 1);
        vector[EvidenceKinds.Numbers] = names.NumbersDiffer ? (byte)2 : names.NumberMissing ? (byte)1 : (byte)0;
        var classes = 0;
        foreach (var word in words) classes |= account.Table.Classes[word];
        vector[EvidenceKinds.Sister] = Sister(lead.Classes & WordClasses.Sister, classes & WordClasses.Sister);
        vector[EvidenceKinds.Compass] = Compass(lead.Classes & WordClasses.Compass, classes & WordClasses.Compass);
        vector[EvidenceKinds.Form] = LegalFormEvidence.LevelOf(lead.Name.Form, account.Table.Form[account.Name]);
        vector[EvidenceKinds.CityInName] = CityInName(lead.Name.Words, account.Table, words, city);
    }

    private static void AddAmounts(EvidenceVector vector, NameAgreement names)
    {
        vector[EvidenceKinds.Alike] = EvidenceKinds.Alike.LevelOf(names.Alike);
        vector[EvidenceKinds.Shared] = EvidenceKinds.Shared.LevelOf(names.Shared);
        vector[EvidenceKinds.Rivals] = EvidenceKinds.Rivals.LevelOf(names.RarestShared);
        vector[EvidenceKinds.LeadOnly] = EvidenceKinds.LeadOnly.LevelOf(names.LeadOnly);
        vector[EvidenceKinds.AccountOnly] = EvidenceKinds.AccountOnly.LevelOf(names.AccountOnly);
        vector[EvidenceKinds.LeadOnlyMost] = EvidenceKinds.LeadOnlyMost.LevelOf(names.LeadOnlyMost);
        vector[EvidenceKinds.AccountOnlyMost] = EvidenceKinds.AccountOnlyMost.LevelOf(names.AccountOnlyMost);
        vector[EvidenceKinds.Replaced] = EvidenceKinds.Replaced.LevelOf(Math.Min(names.LeadOnlyMost, names.AccountOnlyMost));
        vector[EvidenceKinds.LeadHead] = EvidenceKinds.LeadHead.LevelOf(names.LeadHead);
        vector[EvidenceKinds.AccountHead] = EvidenceKinds.AccountHead.LevelOf(names.AccountHead);
    }

    private static byte Spelling(NameAgreement names)
    {
        if (names.Spelling >= 1) return 8;
        var quality = names.Spelling switch { < 0.65 => 0, < 0.75 => 1, < 0.85 => 2, _ => 3 };
        return (byte)(names.MisspeltUnknown ? quality + 4 : quality);
    }

    private static byte Sister(int lead, int account) => (lead, account) switch
    {
        (0, 0) => 0,
        _ when lead == account => 1,
        (_, 0) => 2,
        (0, _) => 3,
        _ when (lead & account) != 0 => 4,
        _ => 5,
    };

    private static byte Compass(int lead, int account) => lead == account ? (byte)0 : lead != 0 && account != 0 ? (byte)2 : (byte)1;

    private static byte CityInName(IReadOnlyList<string> lead, NameTable table, ReadOnlySpan<int> account, string[] city)
    {
        if (city.Length == 0) return 0;
        var (inLead, inAccount) = (0, 0);
        foreach (var place in city)
        {
            for (var word = 0; word < lead.Count; word++)
                if (lead[word] == place) inLead = 1;
            foreach (var word in account)
                if (table.Vocabulary[word].SequenceEqual(place)) inAccount = 2;
        }
        return (byte)(1 + inLead + inAccount);
    }
}
