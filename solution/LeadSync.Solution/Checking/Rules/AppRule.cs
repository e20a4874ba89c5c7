using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC024: the components and roles of an app are in the solution or come with the platform.</summary>
internal sealed class AppRule() : Rule("LSC024")
{
    /// <summary>System Administrator and System Customizer: the same ids everywhere.</summary>
    private static readonly string[] StockRoles = ["627090ff-40a3-4053-8790-584edc5be201", "119f245c-3cc8-4b62-b31c-d1a046ced15d"];

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        var known = Known(solution).ToHashSet();
        foreach (var component in solution.Root.Descendants("AppModuleComponent"))
        {
            var type = (string?)component.Attribute("type") ?? "";
            var key = (string?)component.Attribute("id") is { } id ? Bare(id) : (string?)component.Attribute("schemaName") ?? "";
            var exists = type == "1" ? solution.HasTable(key) : known.Contains((type, key));
            if (!exists) yield return At(component, $"The app lists a component of type {type}, {key}, which is not in the solution.");
        }
        foreach (var app in solution.Root.Descendants("AppModule"))
            if (app.Descendants("AppModuleComponent").All(component => (string?)component.Attribute("type") != "62"))
                yield return At(app, "The app has no sitemap (a component of type 62).");
        var roles = solution.Roles.Select(role => Bare((string?)role.Attribute("id"))).Concat(StockRoles).ToHashSet();
        foreach (var role in solution.Root.Descendants("AppModuleRoleMaps").Elements("Role"))
            if (!roles.Contains(Bare((string?)role.Attribute("id"))))
                yield return At(role, $"{(string?)role.Attribute("id")} is no role of the solution or the platform.");
    }

    private static IEnumerable<(string Type, string Key)> Known(CheckedSolution solution) =>
    [
        .. solution.Views.Select(view => ("26", Bare(view.Element("savedqueryid")?.Value))),
        .. solution.Forms.Select(form => ("60", Bare(form.Element("formid")?.Value))),
        .. solution.Components("Dashboards", "Dashboard").Select(board => ("60", Bare(board.Element("FormId")?.Value))),
        .. solution.Root.Descendants("SiteMapUniqueName").Select(name => ("62", name.Value)),
    ];

    private static string Bare(string? id) => (id ?? "").Trim('{', '}').ToLowerInvariant();
}
