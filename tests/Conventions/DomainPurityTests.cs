using System.Reflection;
using System.Xml.Linq;
using LeadSync.Domain.Activities;

namespace LeadSync.Tests.Conventions;

/// <summary>The domain is pure: the same arguments give the same answer, everywhere and always.</summary>
public sealed class DomainPurityTests
{
    private static readonly Assembly Domain = typeof(Activity).Assembly;
    private static readonly XElement Project = Repository.ShippedProjects["LeadSync.Domain"];
    private static readonly BannedSymbols Banned = new(Repository.Read("functions/LeadSync.Domain/BannedSymbols.txt"));

    private static readonly string[] AllowedAssemblies =
    [
        "NodaTime", "System.Collections", "System.Collections.Immutable", "System.Linq", "System.Memory", "System.Runtime",
        "System.Security.Cryptography", "System.Text.Encodings.Web", "System.Text.Json",
    ];

    [Fact]
    public void Domain_has_no_package_but_NodaTime_and_analyzers()
    {
        var analyzers = Project.Descendants("PackageReference").Where(package => (string?)package.Attribute("PrivateAssets") == "all");

        Assert.Equal(["NodaTime"], Project.Descendants("PackageReference").Except(analyzers).Select(package => (string?)package.Attribute("Include")));
        Assert.Empty(Repository.Items(Project, "FrameworkReference"));
    }

    [Fact]
    public void Domain_needs_no_assembly_that_does_input_or_output() =>
        Failures.None(Domain.GetReferencedAssemblies().Select(assembly => assembly.Name!).Except(AllowedAssemblies));

    [Fact]
    public void Clock_randomness_culture_and_io_are_banned_at_compile_time()
    {
        var settings = Project.Descendants("NoWarn").Select(element => element.Value).Append(Repository.Read(".editorconfig"));

        Assert.Contains("Microsoft.CodeAnalysis.BannedApiAnalyzers", Repository.Items(Project, "PackageReference"));
        Assert.Contains("BannedSymbols.txt", Repository.Items(Project, "AdditionalFiles"));
        Assert.DoesNotContain(settings, text => text.Contains("RS0030", StringComparison.Ordinal));
    }

    [Fact]
    public void Domain_uses_nothing_that_is_banned() => Failures.None(Banned.UsedBy(Domain.Location));

    // The scan is only worth what it finds: this assembly holds one planted use of each kind.
    [Fact]
    public void Scan_finds_planted_uses()
    {
        var used = Banned.UsedBy(typeof(Planted).Assembly.Location);

        string[] planted = ["P:System.DateTime.UtcNow", "M:System.Guid.NewGuid", "M:System.String.ToLower", "T:System.IO.File", "N:System.Net.Http"];
        Assert.Empty(planted.Except(used));
        Assert.DoesNotContain("P:System.DateTime.Today", used);
    }

    private static class Planted
    {
        public static string Use(HttpClient client) => $"{DateTime.UtcNow:O}{Guid.NewGuid()}{Low("A")}{client.Timeout}";

#pragma warning disable CA1304, CA1311, MA0011 // the breach is the point
        private static string Low(string text) => text.ToLower();
#pragma warning restore CA1304, CA1311, MA0011
    }
}
