using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LeadSync.Functions.Tests.Dataverse;

namespace LeadSync.Functions.Tests.Routing;

/// <summary>
/// What the stand-in answers: tables in memory. Of filters it regards which ids are asked for and nothing else; who asks picks
/// its own rows.
/// </summary>
internal sealed partial class RoutingCrm
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Guid, JsonObject>> tables = new();

    private readonly Dictionary<string, Guid> keys = [];

    /// <summary>Gives a refusal, before anything is done; null lets it pass.</summary>
    public Func<Received, Reply?> Fault { get; set; } = _ => null;

    /// <summary>The same, after it is done.</summary>
    public Func<Received, Reply?> LateFault { get; set; } = _ => null;

    /// <summary>How often a row was written, by its id.</summary>
    public ConcurrentDictionary<Guid, int> Writes { get; } = new();

    public ConcurrentDictionary<Guid, JsonObject> Table(string set) => tables.GetOrAdd(set, _ => new());

    public Guid Add(string set, JsonObject row)
    {
        var id = Guid.NewGuid();
        row[IdOf(set)] = id;
        row["statecode"] ??= 0;
        // As it comes over the wire: ids are texts.
        Table(set)[id] = JsonNode.Parse(row.ToJsonString())!.AsObject();
        return id;
    }

    public Reply Answer(Received request)
    {
        if (Fault(request) is { } fault) return fault;
        var set = request.PathAndQuery.Split('?')[0].Split('/').First(part => part is not ("" or "api" or "data") && !part.StartsWith("v9", StringComparison.Ordinal));
        if (request.Method == "GET") return Reply.Rows([.. Asked(set, request.PathAndQuery)]);
        foreach (var target in request.Targets) Write(set, target!.AsObject());
        return LateFault(request) ?? Reply.NoContent;
    }

    private static string IdOf(string set) => set switch
    {
        "phonecalls" or "tasks" => "activityid",
        "usersettingscollection" => "systemuserid",
        "ls_qualificationcriteria" => "ls_qualificationcriterionid",
        _ => $"{set[..^1]}id",
    };

    private IEnumerable<object> Asked(string set, string query)
    {
        var asked = Equality().Matches(query).Where(match => match.Groups["column"].Value.EndsWith("id", StringComparison.Ordinal) || match.Groups["column"].Value.EndsWith("_value", StringComparison.Ordinal))
            .Select(match => (Column: match.Groups["column"].Value, Id: match.Groups["id"].Value)).ToHashSet();
        var columns = asked.Select(one => one.Column).Distinct().ToList();
        IEnumerable<JsonObject> rows = columns.Count == 1 && columns[0] == IdOf(set)
            ? asked.Select(one => Table(set).GetValueOrDefault(Guid.Parse(one.Id))).OfType<JsonObject>()
            : Table(set).Values;
        // A row is copied under its own lock: others write at the same time.
        return rows.Select(Copy).Where(row => columns.Count == 0 || columns.Exists(column => asked.Contains((column, row[column]?.ToString() ?? ""))));
    }

    private static JsonObject Copy(JsonObject row)
    {
        lock (row) return row.DeepClone().AsObject();
    }

    private void Write(string set, JsonObject target)
    {
        var row = (string?)target["@odata.id"] is { } key ? ByKey(set, key) : ById(set, Guid.Parse((string)target[IdOf(set)]!));
        lock (row)
        {
            Writes.AddOrUpdate(Guid.Parse((string)row[IdOf(set)]!), 1, (_, count) => count + 1);
            foreach (var (column, value) in target.Where(named => !named.Key.StartsWith('@') && named.Key != IdOf(set)))
                if (column.EndsWith("@odata.bind", StringComparison.Ordinal)) row[$"_{column.Split('@')[0].ToLowerInvariant()}_value"] = ((string?)value)?.Split('(', ')')[1];
                else row[column] = value?.DeepClone();
            if (target.ContainsKey("ownerid@odata.bind")) row["_owninguser_value"] = row["_ownerid_value"]?.DeepClone();
        }
    }

    private JsonObject ById(string set, Guid id) => Table(set).GetOrAdd(id, _ => new JsonObject { [IdOf(set)] = id.ToString(), ["statecode"] = 0 });

    private JsonObject ByKey(string set, string key)
    {
        var part = key.Split('(', ')')[1].Split('=');
        lock (keys)
            return Table(set)[keys.TryGetValue(key, out var known) ? known : keys[key] = Add(set, new JsonObject { [part[0]] = part[1].Trim('\'') })];
    }

    [GeneratedRegex("(?<column>[a-z_]+) eq (?<id>[0-9a-f-]{36})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Equality();
}
