using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Tests;

/// <summary>Rows in memory, found by equality, lists and emptiness, also of joined rows; counts what it is asked.</summary>
internal sealed class MemoryOrganization(params IEnumerable<Entity> rows) : IOrganizationService
{
    public List<Entity> Rows { get; } = [.. rows];

    public int Queries { get; private set; }

    public List<Entity> Updates { get; } = [];

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        Queries++;
        var expression = (QueryExpression)query;
        return new EntityCollection([.. Of(expression.EntityName)
            .SelectMany(row => Joined(new() { [""] = row }, "", expression.LinkEntities).Where(rows => Meets(rows, "", expression.Criteria)).Take(1))
            .Select(rows => rows[""]!)]);
    }

    public Guid Create(Entity entity)
    {
        Rows.Add(entity);
        return Guid.Parse("00000000-0000-0000-0000-0000000000ff");
    }

    public Entity Retrieve(string entityName, Guid id, ColumnSet columnSet) => throw new NotSupportedException();

    public void Update(Entity entity) => Updates.Add(entity);

    public void Delete(string entityName, Guid id) => Rows.RemoveAll(row => row.LogicalName == entityName && row.Id == id);

    public OrganizationResponse Execute(OrganizationRequest request) => throw new NotSupportedException();

    public void Associate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    public void Disassociate(string entityName, Guid entityId, Relationship relationship, EntityReferenceCollection relatedEntities) =>
        throw new NotSupportedException();

    private IEnumerable<Entity> Of(string table) => Rows.Where(row => row.LogicalName == table);

    // By alias; "" is the query's own row, null a row that an outer join did not find.
    private IEnumerable<Dictionary<string, Entity?>> Joined(Dictionary<string, Entity?> rows, string from, IEnumerable<LinkEntity> links) =>
        links.Aggregate((IEnumerable<Dictionary<string, Entity?>>)[rows], (all, link) => all.SelectMany(some => Partners(some, from, link)).ToList());

    private IEnumerable<Dictionary<string, Entity?>> Partners(Dictionary<string, Entity?> rows, string from, LinkEntity link)
    {
        var key = Plain(rows[from], link.LinkFromAttributeName);
        var found = Of(link.LinkToEntityName).Where(row => key is not null && Equals(Plain(row, link.LinkToAttributeName), key))
            .Select(row => new Dictionary<string, Entity?>(rows) { [link.EntityAlias] = row })
            .Where(with => Meets(with, link.EntityAlias, link.LinkCriteria)).ToList();
        if (found.Count == 0 && link.JoinOperator == JoinOperator.LeftOuter)
            found.Add(new(rows) { [link.EntityAlias] = null });
        return found.SelectMany(with => Joined(with, link.EntityAlias, link.LinkEntities));
    }

    private static bool Meets(Dictionary<string, Entity?> rows, string alias, FilterExpression filter) =>
        filter.FilterOperator == LogicalOperator.Or && filter.Conditions.Count > 0
            ? filter.Conditions.Any(condition => Meets(rows.GetValueOrDefault(condition.EntityName ?? alias), condition))
            : filter.Conditions.All(condition => Meets(rows.GetValueOrDefault(condition.EntityName ?? alias), condition));

    private static bool Meets(Entity? row, ConditionExpression condition)
    {
        var plain = Plain(row, condition.AttributeName);
        return condition.Operator switch
        {
            ConditionOperator.Equal => Equals(plain, condition.Values.Single()),
            ConditionOperator.In => condition.Values.SelectMany(value => value is Array list ? list.Cast<object>() : [value]).Contains(plain),
            ConditionOperator.Null => plain is null,
            ConditionOperator.NotNull => plain is not null,
            _ => throw new NotSupportedException(condition.Operator.ToString()),
        };
    }

    private static object? Plain(Entity? row, string column)
    {
        object? value = null;
        if (row is not null && !row.Attributes.TryGetValue(column, out value) && column == row.LogicalName + "id")
            value = row.Id;
        return value switch
        {
            OptionSetValue option => option.Value,
            EntityReference reference => reference.Id,
            _ => value,
        };
    }
}
