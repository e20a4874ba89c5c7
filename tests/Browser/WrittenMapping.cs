using System.Text.Json.Nodes;

namespace LeadSync.Browser;

/// <summary>Stored decisions as LeadSync writes them, so that what people see of each part can be told beforehand.</summary>
internal static class WrittenMapping
{
    private const int Mapped = 844060000;
    private const int ToReview = 844060001;

    /// <summary>What LeadSync writes into a lead for which several accounts are likely.</summary>
    public static JsonObject Review(params Guid[] accounts) => new()
    {
        ["ls_mappingstatus"] = ToReview,
        ["ls_mappingprobability"] = 0.72,
        ["ls_mappingmethod"] = null,
        ["ls_MappedAccountId@odata.bind"] = null,
        ["ls_mappingstory"] = Story("review", "name", accounts).ToJsonString(),
    };

    /// <summary>What LeadSync writes into a lead of which it is sure.</summary>
    public static JsonObject Auto(params Guid[] accounts) => new()
    {
        ["ls_mappingstatus"] = Mapped,
        ["ls_mappingprobability"] = 0.9962,
        ["ls_mappingmethod"] = 844060003,
        ["ls_mappedon"] = "2026-11-20T09:30:00Z",
        ["ls_MappedAccountId@odata.bind"] = $"/accounts({accounts[0]})",
        ["ls_mappingstory"] = Story("auto", "domainAndName", accounts).ToJsonString(),
    };

    private static JsonObject Story(string status, string method, Guid[] accounts) => new()
    {
        ["v"] = 1, ["status"] = status, ["method"] = method, ["candidates"] = new JsonArray([.. accounts.Select(Candidate)]),
    };

    private static JsonNode Candidate(Guid account, int rank) => new JsonObject
    {
        ["account"] = account.ToString(),
        ["name"] = new[] { "Nordwerk GmbH", "Nordwerk Anlagenbau AG", "Nordwerke Handel" }[rank],
        ["city"] = new[] { "Kiel", "Hamburg", null }[rank], ["country"] = rank < 2 ? "DE" : null,
        ["domain"] = rank == 0 ? "nordwerk.example" : null,
        ["isTarget"] = rank == 0, ["isCustomer"] = rank == 1,
        ["probability"] = new[] { 0.72, 0.21, 0.04 }[rank],
        ["evidence"] = new JsonArray(
            Evidence("name", rank == 0 ? "same" : "similar", rank == 0 ? 4.1 : 2.2, "The name is the same", "Der Name ist gleich", "formerly Nordwerk Anlagenbau"),
            Evidence("city", "differs", -1.3, "The city is another one", "Der Ort ist ein anderer", null),
            Evidence("phone", "missing", 0, "No phone number", "Keine Telefonnummer", null),
            new JsonObject { ["kind"] = "prior", ["level"] = "rare", ["logOdds"] = -2.5 }),
    };

    private static JsonObject Evidence(string kind, string level, double weight, string english, string german, string? detail) => new()
    {
        ["kind"] = kind, ["level"] = level, ["logOdds"] = weight, ["en"] = english, ["de"] = german, ["detail"] = detail,
    };
}
