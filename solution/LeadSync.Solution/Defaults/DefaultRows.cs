using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LeadSync.Solution;

/// <summary>The default rows of one table, in the order in which they are installed.</summary>
/// <param name="Table">Logical name.</param>
/// <param name="Set">Entity set name: the path of the table in the Web API.</param>
/// <param name="Rows">Each with an id of its own.</param>
public sealed record DefaultTable(string Table, string Set, IReadOnlyList<DefaultRow> Rows);

/// <summary>One row, installed by an upsert on its fixed id, so that installing twice changes nothing.</summary>
/// <param name="Id">The primary key.</param>
/// <param name="Values">The body of the PATCH: column values as the Web API takes them.</param>
public sealed record DefaultRow(Guid Id, JsonObject Values);

/// <summary>
/// The rows that LeadSync starts with, read from a folder of JSON files
/// <c>{"table","set","rows":[{"id", column: value …}]}</c>. A value written as an object or list belongs to a text column
/// and becomes its JSON text.
/// </summary>
/// <param name="Tables">One per good file, by file name in ordinal order.</param>
/// <param name="Findings">What could not be read, rule LSC100.</param>
public sealed record DefaultRows(IReadOnlyList<DefaultTable> Tables, IReadOnlyList<Finding> Findings)
{
    private const string Rule = "LSC100";

    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>People edit it on a form: line by line, umlauts as they are. It is the same on every system, since its hash is shipped.</summary>
    private static readonly JsonSerializerOptions Text = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, WriteIndented = true, NewLine = "\n",
    };

    /// <summary>Reads every *.json of the folder.</summary>
    public static DefaultRows Read(string folder)
    {
        var findings = new List<Finding>();
        if (!Directory.Exists(folder)) return new DefaultRows([], [new Finding(Rule, folder, 0, "is no folder.")]);
        var tables = Directory.EnumerateFiles(folder, "*.json").Order(StringComparer.Ordinal)
            .Select(file => Table(Path.GetFileName(file), File.ReadAllBytes(file), findings))
            .OfType<DefaultTable>().ToArray();
        return new DefaultRows(tables, findings);
    }

    private static DefaultTable? Table(string file, byte[] content, List<Finding> findings)
    {
        try
        {
            if (JsonNode.Parse(content, documentOptions: Strict) is JsonObject root && Word(root, "table") is { } table
                && Word(root, "set") is { } set && root["rows"] is JsonArray rows)
                return new DefaultTable(table, set, Rows(file, rows, findings));
            findings.Add(new Finding(Rule, file, 0, "is not an object with table, set and rows."));
        }
        catch (JsonException error)
        {
            findings.Add(new Finding(Rule, file, (int)(error.LineNumber ?? -1) + 1, error.Message));
        }
        return null;
    }

    private static List<DefaultRow> Rows(string file, JsonArray rows, List<Finding> findings)
    {
        var read = new List<DefaultRow>();
        for (var index = 0; index < rows.Count; index++)
            if (rows[index] is JsonObject row && Guid.TryParse(Word(row, "id"), out var id))
                read.Add(new DefaultRow(id, Values(row)));
            else
                findings.Add(new Finding(Rule, file, 0, $"rows[{index}] is not an object with an id."));
        foreach (var twice in read.GroupBy(row => row.Id).Where(group => group.Skip(1).Any()))
            findings.Add(new Finding(Rule, file, 0, $"has the id {twice.Key} twice."));
        return read;
    }

    private static JsonObject Values(JsonObject row)
    {
        var values = new JsonObject();
        foreach (var (column, value) in row.Where(pair => pair.Key != "id"))
            values[column] = value is JsonObject or JsonArray ? value.ToJsonString(Text) : value?.DeepClone();
        return values;
    }

    private static string? Word(JsonObject parent, string name) =>
        parent[name] is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
