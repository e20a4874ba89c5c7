using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC004: the root components of solution.xml and the components are the same, both ways.</summary>
internal sealed class RootComponentRule() : Rule("LSC004")
{
    private sealed record Expected(string Type, string Key, XElement Component, string? Behavior = null, string? SchemaName = null);

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var listed = solution.Manifest.Descendants("RootComponent").ToLookup(Key);
        var expected = Components(solution).ToArray();
        foreach (var component in expected)
        {
            var entry = listed[(component.Type, component.Key)].FirstOrDefault();
            if (entry is null)
                yield return At(component.Component, $"is no root component (type {component.Type}, {component.Key}) of solution.xml.");
            else if (component.Behavior is { } behavior && (string?)entry.Attribute("behavior") != behavior)
                yield return At(entry, $"{component.Key} has behavior {(string?)entry.Attribute("behavior")}, but needs {behavior}.");
            else if (component.SchemaName is { } name && (string?)entry.Attribute("schemaName") != name)
                yield return At(entry, $"schemaName is not the full name '{name}'.");
        }
        var known = expected.Select(component => (component.Type, component.Key)).ToHashSet();
        foreach (var group in listed)
        {
            if (!known.Contains(group.Key))
                yield return At(group.First(), $"Root component type {group.Key.Type}, {group.Key.Name} is not in the solution.");
            if (group.Skip(1).FirstOrDefault() is { } again)
                yield return At(again, $"Root component type {group.Key.Type}, {group.Key.Name} is listed twice.");
        }
    }

    private static (string Type, string Name) Key(XElement entry) =>
        ((string?)entry.Attribute("type") ?? "",
            (string?)entry.Attribute("id") is { } id ? Bare(id) : (string?)entry.Attribute("schemaName") ?? "");

    private static IEnumerable<Expected> Components(CheckedSolution solution)
    {
        foreach (var table in solution.Tables)
            yield return new Expected("1", table.LogicalName, table.Entity, table.IsOwn ? "0" : "2");
        foreach (var form in solution.Forms)
            if (solution.TableOf(form) is { IsOwn: false })
                yield return new Expected("60", Bare(form.Element("formid")?.Value), form);
        foreach (var assembly in solution.Assemblies)
            yield return new Expected("91", Bare((string?)assembly.Attribute("PluginAssemblyId")), assembly,
                SchemaName: (string?)assembly.Attribute("FullName"));
        foreach (var component in Named(solution).Concat(WithId(solution))) yield return component;
    }

    private static IEnumerable<Expected> Named(CheckedSolution solution) =>
    [
        .. solution.OptionSets.Select(set => new Expected("9", (string?)set.Attribute("Name") ?? "", set)),
        .. solution.WebResources.Select(resource => new Expected("61", resource.Element("Name")?.Value ?? "", resource)),
        .. solution.Components("AppModuleSiteMaps", "AppModuleSiteMap")
            .Select(map => new Expected("62", map.Element("SiteMapUniqueName")?.Value ?? "", map)),
        .. solution.Components("AppModules", "AppModule").Select(app => new Expected("80", app.Element("UniqueName")?.Value ?? "", app)),
    ];

    private static IEnumerable<Expected> WithId(CheckedSolution solution) =>
    [
        .. solution.Roles.Select(role => new Expected("20", Bare((string?)role.Attribute("id")), role)),
        .. solution.Components("Dashboards", "Dashboard").Select(board => new Expected("60", Bare(board.Element("FormId")?.Value), board)),
        .. solution.Steps.Select(step => new Expected("92", Bare((string?)step.Attribute("SdkMessageProcessingStepId")), step)),
        .. solution.Components("ServiceEndpoints", "ServiceEndpoint")
            .Select(endpoint => new Expected("95", Bare((string?)endpoint.Attribute("ServiceEndpointId")), endpoint)),
    ];

    private static string Bare(string? id) => (id ?? "").Trim('{', '}').ToLowerInvariant();
}
