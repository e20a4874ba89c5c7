using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Sla;

/// <summary>
/// The tables by which clocks are kept, of a CRM that filters as far as it is asked to: by ids, keys and times. Rows may only be
/// changed by the test between requests.
/// </summary>
internal sealed partial class SlaCrm
{
    public static readonly Guid Owner = new("0a000000-0000-0000-0000-000000000001");
    public static readonly Guid Colleague = new("0a000000-0000-0000-0000-000000000002");
    public static readonly Guid Manager = new("0a000000-0000-0000-0000-000000000003");
    public static readonly Guid Team = new("0b000000-0000-0000-0000-000000000001");
    public static readonly Guid Calendar = new("0c000000-0000-0000-0000-000000000001");

    public const string Week = """{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}""";

    private static readonly Dictionary<string, string> Keys = new(StringComparer.Ordinal)
    {
        ["leads"] = "leadid", ["accounts"] = "accountid", ["opportunities"] = "opportunityid", ["phonecalls"] = "activityid", ["emails"] = "activityid",
        ["appointments"] = "activityid", ["tasks"] = "activityid", ["teammemberships"] = "teammembershipid", ["systemusers"] = "systemuserid",
        ["usersettingscollection"] = "systemuserid", [SlaPolicy.EntitySetName] = SlaPolicy.SlaPolicyId, [SlaEscalation.EntitySetName] = SlaEscalation.SlaEscalationId,
        [SlaInstance.EntitySetName] = SlaInstance.SlaInstanceId, [Schema.Calendar.EntitySetName] = Schema.Calendar.CalendarId, [Stage.EntitySetName] = Stage.StageId,
    };

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, JsonObject>> tables = new(StringComparer.Ordinal);
    private int rows;

    public SlaCrm()
    {
        Add("systemusers", new JsonObject { ["systemuserid"] = Owner, ["_parentsystemuserid_value"] = Manager });
        Add("usersettingscollection", new JsonObject { ["systemuserid"] = Manager, ["uilanguageid"] = 1031 });
        foreach (var member in new[] { Owner, Colleague }) Add("teammemberships", new JsonObject { ["teamid"] = Team, ["systemuserid"] = member });
        Add(Schema.Calendar.EntitySetName, new JsonObject
        {
            [Schema.Calendar.CalendarId] = Calendar, [Schema.Calendar.TimeZone] = "Europe/Berlin", [Schema.Calendar.Week] = Week,
            [Schema.Calendar.HolidaySets] = "DE", [Schema.Calendar.IsDefault] = true,
        });
    }

    /// <summary>Gives something else instead of answering; null lets the request pass.</summary>
    public Func<Received, Reply?> Fault { get; set; } = _ => null;

    public IEnumerable<JsonObject> Tasks => Table("tasks").Values;

    public IEnumerable<JsonObject> Instances => Table(SlaInstance.EntitySetName).Values;

    public JsonObject Row(string set, Guid id) => Table(set)[id];

    public Guid Add(string set, JsonObject columns)
    {
        // As it comes over the wire: ids are texts.
        var row = JsonNode.Parse(columns.ToJsonString())!.AsObject();
        var id = (string?)row[Keys[set]] is { } given ? Guid.Parse(given) : new Guid(++rows, 7, 7, new byte[8]);
        row[Keys[set]] = id.ToString("D");
        row["statecode"] ??= 0;
        Table(set)[id] = row;
        return id;
    }

    public Guid AddPolicy(int target, int start, string goals, JsonObject? more = null)
    {
        var row = more ?? [];
        row[SlaPolicy.Name] = "Promise";
        row[SlaPolicy.TargetMinutes] = target;
        row[SlaPolicy.BusinessTime] ??= true;
        row[SlaPolicy.Start] = start;
        row[SlaPolicy.Warnings] ??= "50,80";
        foreach (var goal in goals.Split(' ', StringSplitOptions.RemoveEmptyEntries)) row[$"ls_metby{goal}"] = true;
        return Add(SlaPolicy.EntitySetName, row);
    }

    public Guid AddStep(Guid policy, int percent, int action) => Add(SlaEscalation.EntitySetName, new JsonObject
    {
        [$"_{SlaEscalation.SlaPolicyId}_value"] = policy, [SlaEscalation.Percent] = percent, [SlaEscalation.Action] = action,
    });

    public void AddStage(int stage, Guid policy) => Add(Stage.EntitySetName, new JsonObject
    {
        [Stage.AppliesTo] = StageTable.Lead, [Stage.LeadStage] = stage, [$"_{Stage.SlaPolicyId}_value"] = policy,
    });

    public Guid AddLead(int stage, DateTimeOffset entered) => Add("leads", new JsonObject
    {
        [Lead.Stage] = stage, [Lead.StageEnteredOn] = Text(entered), ["modifiedon"] = Text(entered), ["createdon"] = Text(entered), ["statuscode"] = 1,
        ["_owninguser_value"] = Owner, ["fullname"] = "Ada Example",
    });

    public void Enter(Guid lead, int stage, DateTimeOffset at) => Change(lead, at, row => (row[Lead.Stage], row[Lead.StageEnteredOn]) = (stage, Text(at)));

    public void SetStatus(Guid lead, int status, DateTimeOffset at) => Change(lead, at, row => row["statuscode"] = status);

    /// <summary>An activity that was completed.</summary>
    public Guid AddContact(string set, Guid lead, DateTimeOffset at, bool isInbound = false, Guid? by = null) => Add(set, new JsonObject
    {
        ["actualend"] = Text(at), ["modifiedon"] = Text(at), ["statecode"] = 1, ["_regardingobjectid_value"] = lead, ["_ownerid_value"] = by ?? Owner,
        ["directioncode"] = !isInbound,
    });

    public Reply? Answer(Received request)
    {
        if (Fault(request) is { } fault) return fault;
        var set = request.PathAndQuery.Split('/', '?', '(').Last(part => Keys.ContainsKey(part) || part == "query");
        if (request.Method == "GET") return Reply.Rows([.. Table(set).Values.Where(row => IsAsked(row, request.PathAndQuery)).Select(row => row.DeepClone())]);
        if (request.Method == "POST" && !request.PathAndQuery.Contains("Microsoft.Dynamics", StringComparison.Ordinal)) return Create(set, JsonNode.Parse(request.Body)!.AsObject());
        if (request.Method == "PATCH") Write(Table(set)[Guid.Parse(request.PathAndQuery.Split('(', ')')[1])], JsonNode.Parse(request.Body)!.AsObject(), "");
        else foreach (var target in request.Targets) Write(RowOf(set, target!.AsObject()), target!.AsObject(), Keys[set]);
        return Reply.NoContent;
    }

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private void Change(Guid lead, DateTimeOffset at, Action<JsonObject> how)
    {
        var row = Table("leads")[lead];
        how(row);
        row["modifiedon"] = Text(at);
    }

    private Reply Create(string set, JsonObject row)
    {
        if (Table(set).ContainsKey(Guid.Parse((string)row[Keys[set]]!))) return Reply.Error(412, "0x80040237", "there is one");
        var made = new JsonObject { [Keys[set]] = (string?)row[Keys[set]] };
        Write(made, row, Keys[set]);
        Add(set, made);
        return Reply.NoContent;
    }

    private JsonObject RowOf(string set, JsonObject target)
    {
        if ((string?)target["@odata.id"] is not { } named) return Table(set)[Guid.Parse((string)target[Keys[set]]!)];
        var key = named.Split('\'')[1];
        return Table(set).Values.FirstOrDefault(row => (string?)row[SlaInstance.Key] == key)
            ?? Table(set)[Add(set, new JsonObject { [SlaInstance.Key] = key })];
    }

    private static void Write(JsonObject row, JsonObject target, string id)
    {
        foreach (var (column, value) in target.Where(column => !column.Key.StartsWith('@') && column.Key != id))
            if (column.EndsWith("@odata.bind", StringComparison.Ordinal))
                row[$"_{column.Split('@')[0].ToLowerInvariant()}_value"] = ((string?)value)?.Split('(', ')')[1];
            else
                row[column] = value?.DeepClone();
    }

    private static bool IsAsked(JsonObject row, string query)
    {
        var ids = Id().Matches(query).Select(match => match.Value).ToHashSet(StringComparer.Ordinal);
        var keys = Key().Matches(query).Select(match => match.Groups["key"].Value).ToHashSet(StringComparer.Ordinal);
        return (ids.Count == 0 || row.Any(column => column.Value is JsonValue value && ids.Contains(value.ToString())))
            && (keys.Count == 0 || keys.Contains((string?)row[SlaInstance.Key] ?? ""))
            && State().Matches(query).All(match => (int)row["statecode"]! == int.Parse(match.Groups["state"].ValueSpan, CultureInfo.InvariantCulture))
            && Time().Matches(query).All(match => IsWithin((string?)row[match.Groups["column"].Value], match.Groups["how"].Value, match.Groups["limit"].Value));
    }

    // Texts of one form compare as their times do.
    private static bool IsWithin(string? at, string comparison, string limit) =>
        at is not null && (comparison == "ge" ? string.CompareOrdinal(at, limit) >= 0 : string.CompareOrdinal(at, limit) < 0);

    private ConcurrentDictionary<Guid, JsonObject> Table(string set) => tables.GetOrAdd(set, _ => new());

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", RegexOptions.None, 1000)]
    private static partial Regex Id();

    [GeneratedRegex("ls_key eq '(?<key>[0-9a-f]+)'", RegexOptions.None, 1000)]
    private static partial Regex Key();

    [GeneratedRegex("statecode eq (?<state>[0-9])", RegexOptions.None, 1000)]
    private static partial Regex State();

    [GeneratedRegex("(?<column>[a-z_]+) (?<how>ge|lt) (?<limit>[0-9]{4}-[0-9:TZ-]+)", RegexOptions.None, 1000)]
    private static partial Regex Time();
}
