using System.Reflection;
using System.Runtime.Serialization;
using LeadSync.Tests.Shared;
using Microsoft.Xrm.Sdk.Tests.Metadata;

namespace Microsoft.Xrm.Sdk.Tests;

public sealed class ContractShapeTests
{
    [Theory]
    [InlineData("net462")]
    [InlineData("net10.0")]
    public void Contract_has_no_member_that_the_genuine_assembly_lacks(string framework)
    {
        var genuine = GenuineApi.Read(SharedData.Need("xrm/api.txt"));
        using var contract = new AssemblyMembers(Dll(framework));
        var wrong = contract.PublicMembers()
            .Where(own => !genuine.TryGetValue(own.Type, out var members) || !members.Contains(own.Member))
            .Select(own => $"{own.Type}: {own.Member}");
        Assert.Empty(wrong);
    }

    [Theory]
    [InlineData("net462")]
    [InlineData("net10.0")]
    public void Contract_offers_the_types_that_plugins_and_DevOrg_rely_on(string framework)
    {
        using var contract = new AssemblyMembers(Dll(framework));
        var types = contract.PublicTypes().ToHashSet();
        Assert.Superset(
            new HashSet<string> { "Microsoft.Xrm.Sdk.Entity", "Microsoft.Xrm.Sdk.DataCollection`2", "Microsoft.Xrm.Sdk.RemoteExecutionContext", "Microsoft.Xrm.Sdk.Query.QueryExpression", "Microsoft.Xrm.Sdk.Messages.UpsertMultipleRequest" },
            types);
        Assert.True(contract.PublicMembers().Count() > 400);
    }

    [Theory]
    [InlineData("net462")]
    [InlineData("net10.0")]
    public void Contract_has_the_identity_of_the_genuine_assembly(string framework) =>
        Assert.Equal(
            "Microsoft.Xrm.Sdk, Version=9.0.0.0, Culture=neutral, PublicKeyToken=31bf3856ad364e35",
            AssemblyName.GetAssemblyName(Dll(framework)).FullName);

    [Fact]
    public void Data_contracts_have_their_genuine_names()
    {
        var genuine = File.ReadLines(SharedData.Need("xrm/datacontracts.tsv")).Select(line => line.Split('\t')).ToDictionary(row => row[0]);
        var own = typeof(Entity).Assembly.GetExportedTypes().Select(type => (type.FullName, Contract: Contract(type))).Where(type => type.Contract != "").ToArray();
        Assert.NotEmpty(own);
        Assert.All(own, type => Assert.Equal(string.Join('\t', genuine[type.FullName!.Replace("`1", "<T>", StringComparison.Ordinal)][1..4]), type.Contract));
    }

    private static string Contract(Type type)
    {
        if (type.GetCustomAttribute<CollectionDataContractAttribute>() is { } collection)
            return $"CollectionDataContract\t{collection.Name}\t{collection.Namespace}";
        return type.GetCustomAttribute<DataContractAttribute>() is { } contract
            ? $"DataContract\t{contract.Name ?? "(default)"}\t{contract.Namespace}"
            : "";
    }

    private static string Dll(string framework)
    {
        var configuration = Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;
        return Path.Combine(SharedData.RepositoryRoot, "plugins", "Microsoft.Xrm.Sdk", "bin", configuration, framework, "Microsoft.Xrm.Sdk.dll");
    }
}
