using System.Text;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries.Operators;
using LeadSync.DevOrg.Storage;
using Microsoft.Data.Sqlite;

namespace LeadSync.DevOrg.Queries;

/// <summary>Who asks and when, for conditions such as "equals current user" or "today".</summary>
internal sealed record QueryCaller(Guid UserId, DateTime Now);

/// <summary>Writes a <see cref="RowQuery"/> as one SELECT. The own table is <c>t</c>, links go by their alias.</summary>
internal sealed class QuerySql(Schema schema, RowQuery query, QueryCaller caller, SqliteCommand command)
{
    private const string Root = "t";

    public void WriteRows(IReadOnlyList<Column> columns)
    {
        var text = new StringBuilder("SELECT ").Append(query.Distinct ? "DISTINCT " : "");
        text.AppendJoin(", ", columns.SelectMany(column => Stored(new ColumnPath(null, column.Name), column))
            .Concat(query.LinkedColumns.SelectMany(selection => Stored(selection.Path, ColumnOf(selection.Path)))));
        AppendSource(text);
        text.Append(" ORDER BY ").AppendJoin(", ", query.Order.Select(Sort).Append($"{Root}.{SqlText.Quote(TableOf(null).PrimaryId)}"));
        if (query.Take is not null || query.Skip > 0)
            text.Append(" LIMIT ").Append(query.Take ?? -1).Append(" OFFSET ").Append(query.Skip);
        command.CommandText = text.ToString();
    }

    public void WriteCount()
    {
        var text = new StringBuilder("SELECT COUNT(*)");
        AppendSource(text);
        command.CommandText = text.ToString();
    }

    private void AppendSource(StringBuilder text)
    {
        text.Append(" FROM ").Append(SqlText.Quote(query.Table)).Append(" AS " + Root);
        foreach (var link in query.Links)
        {
            var on = $"{SqlText.Quote(link.Alias)}.{SqlText.Quote(ColumnOf(new ColumnPath(link.Alias, link.From)).Name)} = {Sql(link.To)}";
            text.Append(link.Outer ? " LEFT JOIN " : " JOIN ").Append(SqlText.Quote(link.Table)).Append(" AS ").Append(SqlText.Quote(link.Alias))
                .Append(" ON ").Append(on);
            if (link.Filter is not null)
                text.Append(" AND ").Append(Where(link.Filter));
        }

        if (query.Filter is not null)
            text.Append(" WHERE ").Append(Where(query.Filter));
    }

    private string Where(Filter filter) => filter switch
    {
        Filter.And { Parts.Count: 0 } or Filter.Or { Parts.Count: 0 } => "1",
        Filter.And and => "(" + string.Join(" AND ", and.Parts.Select(Where)) + ")",
        Filter.Or or => "(" + string.Join(" OR ", or.Parts.Select(Where)) + ")",
        Filter.Not not => $"NOT coalesce({Where(not.Part)}, 0)",
        Filter.Condition condition => ConditionOperators.Write(
            new ConditionSql(command, condition, Sql(condition.Path), ColumnOf(condition.Path)) { UserId = caller.UserId, Now = caller.Now }),
        _ => throw new InvalidOperationException($"Unknown filter {filter}."),
    };

    private string Sort(Ordering ordering) => Sql(ordering.Path) + (ordering.Descending ? " DESC" : "");

    private static IEnumerable<string> Stored(ColumnPath path, Column column)
    {
        var alias = path.Alias is null ? Root : SqlText.Quote(path.Alias);
        yield return $"{alias}.{SqlText.Quote(column.Name)}";
        if (column.KeepsTargetTable)
            yield return $"{alias}.{SqlText.Quote(TableLayout.TargetColumn(column.Name))}";
    }

    private string Sql(ColumnPath path) =>
        $"{(path.Alias is null ? Root : SqlText.Quote(path.Alias))}.{SqlText.Quote(ColumnOf(path).Name)}";

    internal Column ColumnOf(ColumnPath path)
    {
        var table = TableOf(path.Alias);
        return table.Find(path.Column) ?? throw Faults.NoSuchColumn(table.Name, path.Column);
    }

    internal Table TableOf(string? alias)
    {
        var name = alias is null
            ? query.Table
            : query.Links.FirstOrDefault(link => link.Alias == alias)?.Table ?? throw Faults.BadCondition($"There is no link '{alias}' in the query.");
        return schema.Find(name) ?? throw Faults.NoSuchTable(name);
    }
}
