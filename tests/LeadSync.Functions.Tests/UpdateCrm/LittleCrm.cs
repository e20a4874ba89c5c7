using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>What the stand-in answers: a few tables, filters ignored (who asks picks its own rows), and whatever goes wrong on demand.</summary>
internal sealed class LittleCrm
{
    public const string Definition =
        """
        {"name":"default","version":1,"timeZone":"Europe/Berlin",
         "interest":[{"id":"form","kind":"form_submit","points":60},{"id":"pricing","kind":"page_view","where":{"url":"*/pricing*"},"points":15},
           {"id":"trial","kind":"trial_start","points":60,"halfLifeDays":7}],
         "fit":[{"id":"industry","field":"industryClass","points":{"manufacturing":20,"*":0}}],
         "profile":{"email":3,"lastName":2,"employees":1},
         "grades":[{"grade":"A","interest":60,"fit":20,"profile":80},{"grade":"D","interest":5,"fit":0,"profile":20}],
         "qualify":{"total":70,"profile":60}}
        """;

    private static readonly Dictionary<string, string> Keys = new()
    {
        ["leads"] = "leadid", ["contacts"] = "contactid", ["ls_leadscores"] = "ls_leadscoreid", ["ls_routingdecisions"] = "ls_routingdecisionid",
    };

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, JsonObject>> tables = new();

    public ConcurrentDictionary<Guid, JsonObject> Leads => Table("leads");

    public ConcurrentDictionary<Guid, JsonObject> Contacts => Table("contacts");

    /// <summary>The scores by models besides the primary.</summary>
    public ConcurrentDictionary<Guid, JsonObject> LeadScores => Table("ls_leadscores");

    /// <summary>The records of routings.</summary>
    public ConcurrentDictionary<Guid, JsonObject> RoutingDecisions => Table("ls_routingdecisions");

    public List<object> Accounts { get; } = [];

    public List<object> Segments { get; } = [];

    public List<object> Personas { get; } = [];

    public List<object> NurtureTracks { get; } = [];

    /// <summary>The published models, the primary first.</summary>
    public List<object> Models { get; } = [Model("default", 1, Definition, isPrimary: true)];

    /// <summary>A published model.</summary>
    public static object Model(string name, int version, string definition, bool isPrimary = false) => new
    {
        ls_scoringmodelid = Guid.NewGuid(), ls_name = name, ls_version = version, ls_status = ModelStatus.Published,
        ls_isprimary = isPrimary, ls_definition = definition,
    };

    /// <summary>What it remembers of changes.</summary>
    public LittleChanges Changes { get; } = new();

    /// <summary>What rows of these tables are; the test changes them as it likes.</summary>
    public List<object> OtherNames { get; } = [];

    public List<object> Decisions { get; } = [];

    /// <summary>Gives a refusal instead of doing it; null lets it pass.</summary>
    public Func<Received, Reply?> Fault { get; set; } = _ => null;

    public JsonObject OnlyLead => Leads.Values.Single();

    public Guid AddLead(JsonObject lead) => Add("leads", lead);

    public Guid AddContact(JsonObject contact) => Add("contacts", contact);

    public Reply Answer(Received request)
    {
        if (Fault(request) is { } fault) return fault;
        var set = request.PathAndQuery.Split('/', '?', '(').First(part => part is "leads" or "contacts" or "accounts" || part.StartsWith("ls_", StringComparison.Ordinal));
        if (request.Method == "GET") return LittleChanges.Concerns(request) ? Changes.Answer(request, set, Rows(set)) : Reply.Rows(Rows(set));
        if (request.Method == "DELETE") Table(set).TryRemove(Guid.Parse(request.PathAndQuery.Split('(', ')')[1]), out _);
        else if (request.Method == "PATCH") Write(set, WithId(set, request));
        else foreach (var target in request.Targets) Write(set, target!.AsObject());
        return Reply.NoContent;
    }

    private static JsonObject WithId(string set, Received request)
    {
        var row = JsonNode.Parse(request.Body)!.AsObject();
        row[Keys[set]] = request.PathAndQuery.Split('(', ')')[1];
        return row;
    }

    private object[] Rows(string set) => set switch
    {
        "accounts" => [.. Accounts],
        "ls_accountnames" => [.. OtherNames],
        "ls_mappingdecisions" => [.. Decisions],
        "ls_segments" => [.. Segments],
        "ls_personas" => [.. Personas],
        "ls_nurturetracks" => [.. NurtureTracks],
        "ls_scoringmodels" => [.. Models],
        _ => [.. Table(set).Values],
    };

    private ConcurrentDictionary<Guid, JsonObject> Table(string set) => tables.GetOrAdd(set, _ => new());

    private Guid Add(string set, JsonObject row)
    {
        var id = Guid.NewGuid();
        row[Keys[set]] = id;
        row["statecode"] ??= 0;
        Table(set)[id] = row;
        return id;
    }

    private void Write(string set, JsonObject target)
    {
        var row = (string?)target["@odata.id"] is { } key ? ByKey(set, key) : Table(set)[Guid.Parse((string)target[Keys[set]]!)];
        foreach (var (column, value) in target.Where(column => !column.Key.StartsWith('@') && column.Key != Keys[set]))
            if (column.EndsWith("@odata.bind", StringComparison.Ordinal))
                row[$"_{column.Split('@')[0].ToLowerInvariant()}_value"] = ((string?)value)?.Split('(', ')')[1];
            else
                row[column] = value?.DeepClone();
    }

    // leads(ls_personid='…') or ls_leadscores(_ls_leadid_value=…,ls_modelname='…')
    private JsonObject ByKey(string set, string key)
    {
        var parts = key.Split('(', ')')[1].Split(',').Select(part => part.Split('=')).ToDictionary(part => part[0], part => part[1].Trim('\''));
        if (Table(set).Values.FirstOrDefault(row => parts.All(part => row[part.Key]?.ToString() == part.Value)) is { } known) return known;
        var fresh = new JsonObject();
        foreach (var (column, value) in parts) fresh[column] = value;
        if (set == "leads") fresh["ls_stage"] = 844060001;
        return Table(set)[Add(set, fresh)];
    }
}
