using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping.Evidence;

/// <summary>
/// How two legal forms go together. A company changes from some forms to others with time; a GmbH next to a GmbH &amp; Co. KG of
/// the same name is more often its general partner.
/// </summary>
internal static class LegalFormEvidence
{
    // none, limited company, partnership limited by shares or with a limited partner, sole trader or partnership, Anglo-American form, all others
    private const string Families = "0LKPAS";

    /// <summary>Neither says one; the same by family; another of the same family; then each pair of families, the lead's first.</summary>
    public static readonly IReadOnlyList<string> Levels = [.. Names()];

    /// <summary>The level of two forms.</summary>
    public static byte LevelOf(LegalForm lead, LegalForm account)
    {
        int left = Family(lead), right = Family(account);
        if (lead == account) return (byte)left;
        return left == right ? (byte)Families.Length : (byte)(Families.Length + 1 + (left * Families.Length) + right);
    }

    private static IEnumerable<string> Names()
    {
        string[] families = ["none", "limited company", "limited partnership", "sole trader or partnership", "Anglo-American", "other"];
        for (var family = 0; family < families.Length; family++) yield return family == 0 ? "neither says one" : $"same, {families[family]}";
        yield return "kin";
        foreach (var lead in families)
            foreach (var account in families) yield return $"{lead} and {account}";
    }

    private static int Family(LegalForm form) => Families.IndexOf(form switch
    {
        LegalForm.None => '0',
        LegalForm.LimitedGerman => 'L',
        LegalForm.LimitedPartnership => 'K',
        LegalForm.Partnership or LegalForm.SoleTrader => 'P',
        LegalForm.Corporation or LegalForm.Limited or LegalForm.PublicLimited or LegalForm.LimitedLiability => 'A',
        _ => 'S',
    }, StringComparison.Ordinal);
}
