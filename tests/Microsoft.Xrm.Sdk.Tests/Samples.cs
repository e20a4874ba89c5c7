using System.Runtime.Serialization;
using System.Runtime.Serialization.Json;
using System.Text;
using Microsoft.Xrm.Sdk.Query;

namespace Microsoft.Xrm.Sdk.Tests;

/// <summary>The values that the genuine assembly serialised, built again.</summary>
internal static class Samples
{
    private static readonly Guid Id = Guid.Parse("11111111-2222-3333-4444-555555555555");

    public static Entity Account()
    {
        var account = new Entity("account", Id) { EntityState = EntityState.Changed, RowVersion = "42" };
        foreach (var (key, value) in Values())
            account[key] = value;
        account.FormattedValues["os"] = "Three";
        account.KeyAttributes["k"] = "v";
        account.RelatedEntities[new Relationship("account_contacts")] = new EntityCollection();
        return account;
    }

    public static RemoteExecutionContext Context()
    {
        var context = new RemoteExecutionContext { MessageName = "Update", PrimaryEntityName = "account", ParentContext = new RemoteExecutionContext() };
        context.InputParameters["Target"] = Account();
        context.InputParameters["Ref"] = new EntityReference("contact", Guid.Empty);
        context.InputParameters["Q"] = new QueryExpression("account");
        context.InputParameters["CS"] = new ColumnSet("a");
        context.PreEntityImages["pre"] = new Entity("account");
        context.SharedVariables["s"] = 1;
        return context;
    }

    public static string Json<T>(T value)
    {
        using var stream = new MemoryStream();
        new DataContractJsonSerializer(typeof(T)).WriteObject(stream, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    public static string Xml<T>(T value)
    {
        using var stream = new MemoryStream();
        new DataContractSerializer(typeof(T)).WriteObject(stream, value);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static IEnumerable<(string Key, object? Value)> Values() =>
    [
        ("name", "x"), ("i", 1), ("l", 2L), ("d", 1.5), ("m", 1.25m), ("b", true),
        ("dt", new DateTime(2024, 1, 2, 3, 4, 5, DateTimeKind.Utc)), ("g", Id),
        ("ref", new EntityReference("contact", Id) { Name = "N" }), ("os", new OptionSetValue(3)), ("mon", new Money(9.5m)), ("n", null),
        ("ec", new EntityCollection([new Entity("activityparty") { ["partyid"] = new EntityReference("contact", Id) }]) { EntityName = "activityparty" }),
        ("al", new AliasedValue("contact", "fullname", "fn")), ("mos", new OptionSetValueCollection([new(1), new(2)])),
        ("bytes", new byte[] { 1, 2 }), ("bmp", new BooleanManagedProperty(true)),
    ];
}
