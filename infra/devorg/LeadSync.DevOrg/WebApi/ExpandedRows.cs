using System.Text.Json;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>The rows behind expanded lookups, read once per lookup for all rows of an answer.</summary>
internal sealed class ExpandedRows
{
    private readonly IReadOnlyList<(Expansion Expansion, Dictionary<Guid, Entity> Rows)> expanded;

    public ExpandedRows(ApiCall call, IReadOnlyList<Expansion> expand, IReadOnlyList<Entity> rows) =>
        expanded = [.. expand.Select(each => (each, Read(call, each, rows)))];

    public void Write(Utf8JsonWriter json, RowJson writer, Entity row)
    {
        foreach (var (expansion, rows) in expanded)
        {
            json.WritePropertyName(expansion.Target.Navigation);
            if (row.GetAttributeValue<EntityReference>(expansion.Lookup.Name) is not { } reference || !rows.TryGetValue(reference.Id, out var linked))
            {
                json.WriteNullValue();
                continue;
            }

            json.WriteStartObject();
            writer.Write(json, linked, expansion.Columns);
            json.WriteEndObject();
        }
    }

    private static Dictionary<Guid, Entity> Read(ApiCall call, Expansion expansion, IReadOnlyList<Entity> rows)
    {
        var table = call.Schema.Find(expansion.Target.Table)!;
        var ids = rows.Select(row => row.GetAttributeValue<EntityReference>(expansion.Lookup.Name))
            .Where(reference => reference?.LogicalName == table.Name)
            .Select(reference => (object)reference!.Id)
            .Distinct()
            .ToList();
        if (ids.Count == 0)
            return [];
        var query = new RowQuery(table.Name)
        {
            Columns = expansion.Columns,
            Filter = new Filter.Condition(new ColumnPath(null, table.PrimaryId), "in", ids),
        };
        return call.Messages.Select(query, call.Context).ToDictionary(row => row.Id);
    }
}
