using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Tests.Dataverse;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>What the stand-in answers: a few tables, filters ignored (who asks picks its own rows), and whatever goes wrong on demand.</summary>
internal sealed class LittleCrm
{
    public const string Definition =
        """
        {"name":"default","version":1,"timeZone":"Europe/Berlin",
         "interest":[{"id":"form","kind":"form_submit","points":60},{"id":"pricing","kind":"page_view","where":{"url":"*/pricing*"},"points":15}],
         "fit":[{"id":"industry","field":"industryClass","points":{"manufacturing":20,"*":0}}],
         "profile":{"email":3,"lastName":2,"employees":1},
         "grades":[{"grade":"A","interest":60,"fit":20,"profile":80},{"grade":"D","interest":5,"fit":0,"profile":20}],
         "qualify":{"total":70,"profile":60}}
        """;

    public ConcurrentDictionary<Guid, JsonObject> Leads { get; } = new();

    public List<object> Accounts { get; } = [];

    /// <summary>Gives a refusal instead of doing it; null lets it pass.</summary>
    public Func<Received, Reply?> Fault { get; set; } = _ => null;

    public JsonObject OnlyLead => Leads.Values.Single();

    public Guid AddLead(JsonObject lead)
    {
        var id = Guid.NewGuid();
        lead["leadid"] = id;
        lead["statecode"] ??= 0;
        Leads[id] = lead;
        return id;
    }

    public Reply Answer(Received request)
    {
        if (Fault(request) is { } fault) return fault;
        if (request.Method == "GET") return Reply.Rows(Rows(request.PathAndQuery));
        foreach (var target in request.Targets) Write(target!.AsObject());
        return Reply.NoContent;
    }

    private object[] Rows(string path) => path switch
    {
        _ when path.Contains("/accounts", StringComparison.Ordinal) => [.. Accounts],
        _ when path.Contains("/ls_scoringmodels", StringComparison.Ordinal) => [new { ls_name = "default", ls_version = 1, ls_definition = Definition }],
        _ => [.. Leads.Values],
    };

    private void Write(JsonObject target)
    {
        var lead = (string?)target["@odata.id"] is { } key ? ByPerson(key.Split('\'')[1]) : Leads[Guid.Parse((string)target["leadid"]!)];
        foreach (var (column, value) in target.Where(column => !column.Key.StartsWith('@') && column.Key != "leadid"))
            if (column.EndsWith("@odata.bind", StringComparison.Ordinal))
                lead[$"_{column.Split('@')[0].ToLowerInvariant()}_value"] = ((string?)value)?.Split('(', ')')[1];
            else
                lead[column] = value?.DeepClone();
    }

    private JsonObject ByPerson(string person)
    {
        if (Leads.Values.FirstOrDefault(lead => (string?)lead["ls_personid"] == person) is { } known) return known;
        return Leads[AddLead(new JsonObject { ["ls_personid"] = person, ["ls_stage"] = 844060001 })];
    }
}
