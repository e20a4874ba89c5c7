using System.Text;
using LeadSync.Tests.Shared;

namespace LeadSync.Cli.Tests.Scoring;

/// <summary>A folder with a model, activities and people, and `score` over them.</summary>
internal sealed class ScoringFiles : IDisposable
{
    public const string AsOf = "2026-11-21";

    private readonly TemporaryFolder folder = new();

    public ScoringFiles()
    {
        Write("model.json", """
            {"name":"test","version":1,"timeZone":"Europe/Berlin",
             "interest":[{"id":"form","kind":"form_submit","points":20},{"id":"view","kind":"page_view","points":1}],
             "fit":[{"id":"land","field":"country","points":{"DE":5,"*":1}}],
             "profile":{"company":1,"country":1},
             "grades":[{"grade":"A","interest":20,"fit":5,"profile":50}],
             "qualify":{"total":25,"profile":100}}
            """);
        Activities("");
        People("");
    }

    public string Path(string name) => folder.File(name);

    public void Activities(params string[] lines) => Write("activities.ndjson", string.Join('\n', lines));

    public void People(params string[] lines) => Write("people.ndjson", string.Join('\n', lines));

    public void Write(string name, string content) => File.WriteAllText(Path(name), content);

    public Task<(int Exit, string Result, string Message)> Score(params string[] more) => Tool.Run(Arguments(more));

    /// <summary>Reads the activities from stdin.</summary>
    public async Task<(int Exit, string Message)> Score(TextWriter result, Func<Stream> input, params string[] more)
    {
        using var message = new StringWriter();
        var exit = await CommandLine.Run(Arguments(more, activities: "-"), new Output(result, message) { Input = input });
        return (exit, message.ToString());
    }

    public static string Form(string id, string key, string more = "") => Activity("form_submit", id, key, more);

    public static string View(string id, string key, string more = "") => Activity("page_view", id, key, more);

    /// <summary>A line of people.</summary>
    public static string Person(string key, string attributes) => $$$"""{"person":"{{{key}}}","attributes":{ {{{attributes}}} }}""";

    public void Dispose() => folder.Dispose();

    private static string Activity(string kind, string id, string key, string more) =>
        $$"""{"id":"{{id}}","source":"web","kind":"{{kind}}","occurredAt":"2026-11-20T10:00:00Z","keys":["{{key}}"]{{more}}}""";

    private string[] Arguments(string[] more, string? activities = null) =>
    [
        "score", "--model", Path("model.json"), "--activities", activities ?? Path("activities.ndjson"),
        "--people", Path("people.ndjson"), "--as-of", AsOf, .. more,
    ];
}
