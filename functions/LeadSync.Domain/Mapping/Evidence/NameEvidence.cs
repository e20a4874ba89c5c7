using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>Turns the comparison of two names into levels of evidence.</summary>
internal static class NameEvidence
{
    private static readonly HashSet<string> SisterWords = Set("""
        verwaltung beteiligung holding betrieb vermogen vermogensverwaltung grundstuck immobilien management besitz grundbesitz
        geschaftsfuhrung grundstucksverwaltung acquisition financial trust fund partner handel vertrieb
        """);

    private static readonly HashSet<string> CompassWords = Set("nord sud ost west north south east");

    /// <summary>Adds the evidence of the names.</summary>
    public static void Add(EvidenceVector vector, NameAgreement names, CompanyName lead, CompanyWords account)
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
        vector[EvidenceKinds.First] = (byte)names.First;
        vector[EvidenceKinds.Spelling] = Spelling(names);
        vector[EvidenceKinds.Weakest] = (byte)names.Weakest;
        vector[EvidenceKinds.Order] = names.Reordered ? (byte)1 : (byte)0;
        vector[EvidenceKinds.LeadWords] = (byte)(Math.Min(lead.Words.Count, 5) - 1);
        vector[EvidenceKinds.AccountWords] = (byte)(Math.Min(account.Words.Length, 5) - 1);
        vector[EvidenceKinds.Numbers] = names.NumbersDiffer ? (byte)2 : names.NumberMissing ? (byte)1 : (byte)0;
        vector[EvidenceKinds.Sister] = Sister(Of(lead.Words, SisterWords), Of(account.Words, SisterWords));
        vector[EvidenceKinds.Compass] = Compass(Of(lead.Words, CompassWords), Of(account.Words, CompassWords));
        vector[EvidenceKinds.Form] = LegalFormEvidence.LevelOf(lead.Form, account.Form);
        vector[EvidenceKinds.CityInName] = CityInName(lead.Words, account);
    }

    private static byte Spelling(NameAgreement names)
    {
        if (names.Spelling >= 1) return 8;
        var quality = names.Spelling switch { < 0.65 => 0, < 0.75 => 1, < 0.85 => 2, _ => 3 };
        return (byte)(names.MisspeltUnknown ? quality + 4 : quality);
    }

    private static byte Sister(HashSet<string> lead, HashSet<string> account) => (lead.Count, account.Count) switch
    {
        (0, 0) => 0,
        _ when lead.SetEquals(account) => 1,
        (_, 0) => 2,
        (0, _) => 3,
        _ when lead.Overlaps(account) => 4,
        _ => 5,
    };

    private static byte Compass(HashSet<string> lead, HashSet<string> account) =>
        lead.SetEquals(account) ? (byte)0 : lead.Count > 0 && account.Count > 0 ? (byte)2 : (byte)1;

    private static byte CityInName(IReadOnlyList<string> lead, CompanyWords account) =>
        account.City.Count == 0 ? (byte)0 : (byte)(1 + (lead.Any(account.City.Contains) ? 1 : 0) + (account.Words.Any(account.City.Contains) ? 2 : 0));

    private static HashSet<string> Of(IEnumerable<string> words, HashSet<string> among) => words.Where(among.Contains).ToHashSet();

    private static HashSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet();
}

/// <summary>One name of an account, as words, and the words of its city.</summary>
internal sealed record CompanyWords(string[] Words, LegalForm Form, IReadOnlySet<string> City);
