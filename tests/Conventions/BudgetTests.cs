namespace LeadSync.Tests.Conventions;

/// <summary>Files, methods and parameter lists stay short, and nothing half-done stays in them.</summary>
public sealed class BudgetTests
{
    private const int LinesPerFile = 250;
    private const int LinesPerMethod = 40;
    private const int LinesPerTest = 30;
    private const int Parameters = 5;

    // Exemptions: what, and why it may.
    private static readonly Dictionary<string, string> LongFiles = [];
    private static readonly Dictionary<string, string> LongMethods = [];
    private static readonly Dictionary<string, string> ManyParameters = [];

    [Fact]
    public void Files_stay_within_their_budget() =>
        Failures.NoneBut(LongFiles, Repository.Sources
            .Select(path => (Path: path, Lines: Repository.Read(path).Count(c => c == '\n')))
            .Where(file => file.Lines > LinesPerFile)
            .Select(file => (file.Path, $"{file.Lines} lines, at most {LinesPerFile}")));

    [Fact]
    public void Methods_stay_within_their_budget() =>
        Failures.NoneBut(LongMethods, Methods()
            .Select(found => (found.Path, found.Method, Most: found.Path.StartsWith("tests/", StringComparison.Ordinal) ? LinesPerTest : LinesPerMethod))
            .Where(found => found.Method.Lines > found.Most)
            .Select(found => ($"{found.Path} {found.Method.Name}", $"{found.Method.Lines} lines, at most {found.Most}")));

    [Fact]
    public void Parameter_lists_stay_within_their_budget() =>
        Failures.NoneBut(ManyParameters, Methods()
            .Where(found => found.Method.Parameters > Parameters && !found.Path.StartsWith("tests/", StringComparison.Ordinal))
            .Select(found => ($"{found.Path} {found.Method.Name}", $"{found.Method.Parameters} parameters, at most {Parameters}")));

    [Fact]
    public void Sources_hold_no_regions_and_no_leftovers()
    {
        string[] unwanted = ["#reg" + "ion", "TO" + "DO", "FIX" + "ME", "HA" + "CK"];
        Failures.None(
            from path in Repository.Sources
            from line in Repository.Read(path).Split('\n').Index()
            from word in unwanted
            where line.Item.Contains(word, StringComparison.Ordinal)
            select $"{path}:{line.Index + 1}: {word}");
    }

    private static IEnumerable<(string Path, SourceMethod Method)> Methods() =>
        Repository.Sources.SelectMany(path => SourceMembers.Methods(Repository.Read(path)).Select(method => (path, method)));
}
