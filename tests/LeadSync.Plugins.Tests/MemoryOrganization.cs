using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Tests;

/// <summary>Rows in memory, found by equality and emptiness; counts what it is asked.</summary>
internal sealed class MemoryOrganization(params IEnumerable<Entity> rows) : IOrganizationService
{
    public List<Entity> Rows { get; } = [.. rows];

    public int Queries { get; private set; }

    public List<Entity> Updates { get; } = [];

    public EntityCollection RetrieveMultiple(QueryBase query)
    {
        Queries++;
        var expression = (QueryExpression)query;
        return new EntityCollection([.. Rows.Where(row => row.LogicalName == expression.EntityName && expression.Criteria.Conditions.All(condition => Meets(row, condition)))]);
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

    private static bool Meets(Entity row, ConditionExpression condition)
    {
        row.Attributes.TryGetValue(condition.AttributeName, out var value);
        var plain = value is OptionSetValue option ? option.Value : value;
        return condition.Operator switch
        {
            ConditionOperator.Equal => Equals(plain, condition.Values.Single()),
            ConditionOperator.Null => plain is null,
            _ => throw new NotSupportedException(condition.Operator.ToString()),
        };
    }
}
