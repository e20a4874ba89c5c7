using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateCrm;

namespace LeadSync.Functions.Tests.UpdateAccounts;

/// <summary>The tables of the CRM that accounts are scored by. Filters are ignored: who asks picks its own rows.</summary>
internal sealed class AccountTables
{
    public const string Definition =
        """
        {"name":"default","version":1,"timeZone":"Europe/Berlin",
         "interest":[{"id":"form","kind":"form_submit","points":60},{"id":"pricing","kind":"page_view","points":15,"halfLifeDays":30}],
         "qualify":{"total":100,"profile":0},
         "account":{
           "interest":[{"id":"visit","kind":"visit","points":3}],
           "fit":[{"id":"industry","field":"industryClass","points":{"manufacturing":20}}],
           "coverage":{"decider":15,"buyer":10},
           "profile":{"country":1,"employees":1},
           "grades":[{"grade":"A","interest":100,"fit":20,"profile":50},{"grade":"B","interest":10,"fit":0,"profile":0}],
           "qualify":{"total":150,"profile":0}}}
        """;

    /// <summary>The published primary model.</summary>
    public string Model { get; set; } = Definition;

    public Dictionary<Guid, JsonObject> Accounts { get; } = [];

    public Dictionary<Guid, JsonObject> Segments { get; } = [];

    public Dictionary<Guid, JsonObject> Ranges { get; } = [];

    public Dictionary<Guid, JsonObject> Roles { get; } = [];

    /// <summary>Gives a refusal instead of doing it; null lets it pass.</summary>
    public Func<Received, Reply?> Fault { get; set; } = _ => null;

    /// <summary>Answers what concerns these tables and the model; null leaves it to the rest of the CRM.</summary>
    public Reply? Answer(Received request)
    {
        if (Fault(request) is { } fault) return fault;
        if (request.PathAndQuery.Contains("/ls_scoringmodels", StringComparison.Ordinal))
            return Reply.Rows(LittleCrm.Model("default", (int)JsonNode.Parse(Model)!["version"]!, Model, isPrimary: true));
        if (TableOf(request.PathAndQuery) is not { } table) return null;
        if (request.Method == "GET") return Reply.Rows([.. table.Values]);
        foreach (var target in request.Targets) Write(target!.AsObject());
        return Reply.NoContent;
    }

    private Dictionary<Guid, JsonObject>? TableOf(string path) => path switch
    {
        _ when path.Contains("/accounts", StringComparison.Ordinal) => Accounts,
        _ when path.Contains("/ls_segments", StringComparison.Ordinal) => Segments,
        _ when path.Contains("/ls_networkranges", StringComparison.Ordinal) => Ranges,
        _ when path.Contains("/ls_buyingroles", StringComparison.Ordinal) => Roles,
        _ => null,
    };

    private void Write(JsonObject target)
    {
        var account = Accounts[Guid.Parse((string)target["accountid"]!)];
        foreach (var (column, value) in target.Where(column => !column.Key.StartsWith('@') && column.Key != "accountid"))
            if (column.EndsWith("@odata.bind", StringComparison.Ordinal))
                account[$"_{column.Split('@')[0].ToLowerInvariant()}_value"] = ((string?)value)?.Split('(', ')')[1];
            else
                account[column] = value?.DeepClone();
    }
}
