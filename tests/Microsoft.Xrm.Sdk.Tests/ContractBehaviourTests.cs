using System.Globalization;
using LeadSync.Tests.Shared;
using Microsoft.Xrm.Sdk.Messages;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Tests;

/// <summary>Every probe below was also run against the genuine assembly; its answer stands in xrm/behaviour.txt.</summary>
public sealed class ContractBehaviourTests
{
    private static readonly Entity Lead = new("account") { ["i"] = 1, ["n"] = null };

    private static readonly Dictionary<string, Func<object?>> Probes = new()
    {
        ["e[missing]"] = () => Lead["x"],
        ["e[null]"] = () => Lead[null],
        ["Contains missing"] = () => Lead.Contains("x"),
        ["Contains null"] = () => Lead.Contains(null),
        ["GetAttributeValue<int>(missing)"] = () => Lead.GetAttributeValue<int>("x"),
        ["GetAttributeValue<string>(null)"] = () => Lead.GetAttributeValue<string>(null),
        ["GetAttributeValue<string>(\"\")"] = () => Lead.GetAttributeValue<string>(""),
        ["GetAttributeValue<string> on int"] = () => Lead.GetAttributeValue<string>("i"),
        ["GetAttributeValue<long> on int"] = () => Lead.GetAttributeValue<long>("i"),
        ["GetAttributeValue<int?> on int"] = () => Lead.GetAttributeValue<int?>("i"),
        ["TryGetAttributeValue<string> on int"] = () => $"{Lead.TryGetAttributeValue<string>("i", out var text)}/{text}",
        ["TryGetAttributeValue<int> on int"] = () => $"{Lead.TryGetAttributeValue<int>("i", out var number)}/{number}",
        ["TryGet<string> on null"] = () => $"{Lead.TryGetAttributeValue<string>("n", out var text)}/{text}",
        ["GetAttributeValue<int> on null"] = () => Lead.GetAttributeValue<int>("n"),
        ["Case: e[I]"] = () => Lead["I"],
        ["Add dup"] = () => { Lead.Attributes.Add("i", 2); return null; },
        ["Remove missing"] = () => Lead.Attributes.Remove("x"),
        ["new Entity() LogicalName"] = () => new Entity().LogicalName,
        ["EntityState"] = () => Lead.EntityState,
        ["Attributes null -> get"] = () => new Entity { Attributes = null }.Attributes,
        ["ToEntityReference w/o LN"] = () => new Entity().ToEntityReference().LogicalName,
        ["Set Id does not set attr"] = () => new Entity("account") { Id = Guid.Parse("11111111-2222-3333-4444-555555555555") }.Attributes.Count,
        ["Set attr accountid -> Id"] = () => new Entity("account") { ["accountid"] = Guid.Parse("11111111-2222-3333-4444-555555555555") }.Id,
        ["ToString"] = () => Lead.ToString(),
        ["ER eq"] = () => new EntityReference("a", Guid.Empty) { Name = "x" }.Equals(new EntityReference("a", Guid.Empty)),
        ["ER eq diff case"] = () => new EntityReference("A", Guid.Empty).Equals(new EntityReference("a", Guid.Empty)),
        ["ER eq rowver"] = () => new EntityReference("a", Guid.Empty) { RowVersion = "1" }.Equals(new EntityReference("a", Guid.Empty)),
        ["ER eq keys"] = () => new EntityReference("a", "k", 1).Equals(new EntityReference("a", Guid.Empty)),
        ["OSV eq"] = () => new OptionSetValue(1).Equals(new OptionSetValue(1)),
        ["Money eq"] = () => new Money(1).Equals(new Money(1)),
        ["EC ctor null"] = () => new EntityCollection(null).Entities.Count,
        ["EC[0] empty"] = () => new EntityCollection()[0],
        ["OSVC eq"] = () => new OptionSetValueCollection([new(1)]).Equals(new OptionSetValueCollection([new(1)])),
        ["Relationship eq"] = () => new Relationship("a").Equals(new Relationship("a")),
        ["Relationship ToString"] = () => new Relationship("a") { PrimaryEntityRole = EntityRole.Referenced }.ToString(),
        ["pc[missing]"] = () => new ParameterCollection()["Target"],
        ["TryGetValue<int>"] = () => $"{new ParameterCollection { { "a", 1 } }.TryGetValue<int>("a", out var number)}/{number}",
        ["IPEE.ToString"] = () => new InvalidPluginExecutionException("m").ToString(),
        ["QE.Criteria op"] = () => new QueryExpression().Criteria.FilterOperator,
        ["QE.TopCount"] = () => new QueryExpression().TopCount,
        ["new ColumnSet().AllColumns"] = () => $"{new ColumnSet().AllColumns}/{new ColumnSet().Columns.Count}",
        ["ColumnSet((string[])null)"] = () => new ColumnSet((string[])null!).Columns.Count,
        ["Condition In int[]"] = () => Values(new ConditionExpression("a", ConditionOperator.In, new[] { 1, 2 })),
        ["Condition In list"] = () => Values(new ConditionExpression("a", ConditionOperator.In, new List<int> { 1, 2 })),
        ["Condition In object[]"] = () => Values(new ConditionExpression("a", ConditionOperator.In, new object[] { 1, 2 })),
        ["FilterExpression.AddCondition In int[]"] = () => { var filter = new FilterExpression(); filter.AddCondition("a", ConditionOperator.In, new[] { 1, 2 }); return Values(filter.Conditions[0]); },
        ["Condition default op"] = () => new ConditionExpression().Operator,
        ["CreateRequest.RequestName"] = () => new CreateRequest().RequestName,
        ["CreateRequest.Target unset"] = () => new CreateRequest().Target,
        ["CreateResponse.id unset"] = () => new CreateResponse().id,
        ["RetrieveMultipleResponse.EntityCollection unset"] = () => new RetrieveMultipleResponse().EntityCollection,
        ["UpdateRequest.ConcurrencyBehavior"] = () => new UpdateRequest().ConcurrencyBehavior,
        ["OrganizationResponse name"] = () => new OrganizationResponse().ResponseName,
    };

    public static TheoryData<string> Names => [.. Probes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Contract_answers_as_the_genuine_assembly(string probe)
    {
        var recorded = File.ReadAllText(SharedData.Need("xrm/behaviour.txt")).Split(["\n  ", "\n-- "], StringSplitOptions.None);
        Assert.Contains(recorded, line => Normal(line) == Normal($"{probe} {Answer(Probes[probe])}"));
    }

    [Theory]
    [InlineData("Entity json")]
    [InlineData("Entity")]
    [InlineData("RemoteExecutionContext json")]
    public void Contract_serialises_as_the_genuine_assembly(string probe)
    {
        var recorded = File.ReadLines(SharedData.Need("xrm/behaviour.txt")).Single(line => line.StartsWith($"  {probe} => \"<", StringComparison.Ordinal) || line.StartsWith($"  {probe} => \"{{", StringComparison.Ordinal));
        var text = probe switch
        {
            "Entity json" => Samples.Json(Samples.Account()),
            "Entity" => Samples.Xml(Samples.Account()),
            _ => Samples.Json(Samples.Context()),
        };
        Assert.Equal(recorded, $"  {probe} => \"{text}\" (System.String)");
    }

    private static string Values(ConditionExpression condition) => $"{condition.Values.Count}:{condition.Values[0].GetType()}";

    private static string Answer(Func<object?> probe)
    {
        try
        {
            return probe() switch
            {
                null => "=> null",
                string text => $"=> \"{text}\" (System.String)",
                var value => string.Create(CultureInfo.InvariantCulture, $"=> {value} ({value.GetType()})"),
            };
        }
        // A probe's exception is its answer.
        catch (Exception error)
        {
            return $"!! {error.GetType()}: {error.Message}";
        }
    }

    private static string Normal(string line) => line.Replace("\r", "", StringComparison.Ordinal).TrimEnd('\n');
}
