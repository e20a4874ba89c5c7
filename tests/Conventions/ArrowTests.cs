using System.Xml.Linq;

namespace LeadSync.Tests.Conventions;

/// <summary>Who may know whom. A project that is not in the table is an error, and so is an arrow that is not used.</summary>
public sealed class ArrowTests
{
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["LeadSync.Domain"] = [],
        ["LeadSync.Functions"] = ["LeadSync.Domain"],
        ["LeadSync.Plugins"] = ["Microsoft.Xrm.Sdk"],
        ["Microsoft.Xrm.Sdk"] = [],
        ["LeadSync.Solution"] = [],
        ["LeadSync.DevOrg"] = ["LeadSync.Solution", "Microsoft.Xrm.Sdk"],
        ["LeadSync.PluginWorker"] = ["Microsoft.Xrm.Sdk"],
        ["LeadSync.Cli"] = ["LeadSync.DevOrg", "LeadSync.Functions", "LeadSync.Solution", "LeadSync.Plugins (its file alone)"],
    };

    [Fact]
    public void Projects_reference_exactly_whom_the_design_lets_them_know()
    {
        var found = Repository.ShippedProjects.SelectMany(project => Arrows(project.Key, References(project.Key)));
        var allowed = Allowed.SelectMany(project => Arrows(project.Key, project.Value));

        Failures.None(found.Except(allowed).Select(arrow => $"{arrow} is not allowed"), allowed.Except(found).Select(arrow => $"{arrow} is missing"));
    }

    // A project without arrows still has its own line, so that an unknown one is seen.
    private static IEnumerable<string> Arrows(string project, IEnumerable<string> others) =>
        others.Select(other => $"{project} -> {other}").Prepend(project);

    private static IEnumerable<string> References(string project) =>
        Repository.ShippedProjects[project].Descendants("ProjectReference").Select(reference => NameOf(reference) + Manner(reference));

    private static string NameOf(XElement reference) =>
        Path.GetFileNameWithoutExtension(((string)reference.Attribute("Include")!).Replace('\\', '/'));

    // Such a project is built first and its file taken along; its types cannot be seen.
    private static string Manner(XElement reference) =>
        (string?)reference.Attribute("ReferenceOutputAssembly") == "false" ? " (its file alone)" : "";
}
