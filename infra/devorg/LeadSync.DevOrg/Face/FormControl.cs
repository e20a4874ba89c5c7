using System.Collections.Frozen;

namespace LeadSync.DevOrg.Face;

/// <summary>The platform's form controls, known by their class ids.</summary>
internal static class FormControl
{
    private static readonly FrozenDictionary<Guid, string> Kinds = new Dictionary<string, string>
    {
        ["4273EDBD-AC1D-40D3-9FB2-095C621B552D"] = "text",
        ["E0DECE4B-6FC8-4A8F-A065-082708572369"] = "memo",
        ["C6D124CA-7EDA-4A60-AEA9-7FB8D318B68F"] = "number",
        ["C3EFE0C3-0EC6-42BE-8349-CBD9079DFD8E"] = "number",
        ["0D2C745A-E5A8-4C8F-BA63-C6D3BB604660"] = "number",
        ["533B9E00-756B-4312-95A0-DC888637AC78"] = "number",
        ["5B773807-9FB2-42DB-97C3-7A91EFF8ADFF"] = "date",
        ["67FAC785-CD58-4F9F-ABB3-4B7DDC6ED5ED"] = "bit",
        ["3EF39988-22BB-4F0B-BBBE-64B5A3748AEE"] = "choice",
        ["5D68B988-0661-4DB2-BC3E-17598AD3BE6C"] = "choice",
        ["270BD3DB-D9AF-4782-9025-509E298DEC0A"] = "lookup",
        ["ADA2203E-B4CD-49BE-9DDF-234642B43B52"] = "email",
        ["71716B6C-711E-476C-8AB8-5D11542BFB47"] = "url",
        ["E7A81278-8635-4D9E-8D4D-59480B391C5B"] = "subgrid",
        ["9FDF5F91-88B1-47F4-AD53-C11EFC01A01D"] = "webresource",
    }.ToFrozenDictionary(pair => Guid.Parse(pair.Key), pair => pair.Value);

    /// <summary>The kind that the page draws; null for a control it does not know, which it names as such.</summary>
    public static string? KindOf(Guid classId) => Kinds.GetValueOrDefault(classId);
}
