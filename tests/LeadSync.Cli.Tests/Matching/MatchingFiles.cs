using System.Text;
using LeadSync.Tests.Shared;

namespace LeadSync.Cli.Tests.Matching;

/// <summary>A folder with accounts and leads, and `match` over them.</summary>
internal sealed class MatchingFiles : IDisposable
{
    public const string Header = "id,accountId,probability,decision,method,secondId,secondProbability,reasons";

    private readonly TemporaryFolder folder = new();

    public MatchingFiles()
    {
        Accounts(
            "id,name,domains,city,country", "A1,Nordwerk Anlagenbau GmbH,nordwerk.example;nw.example,Kiel,DE",
            "A2,\"Zwirnerei \"\"Garn\"\", Sohn & Co. KG\",,Ulm,DE", "A3,Quixotic Pumps Inc.,quixotic.example,Boston,US");
        Queries("id,company,email,city");
    }

    public string Path(string name) => folder.File(name);

    public void Accounts(params string[] lines) => Write("accounts.csv", lines);

    public void Queries(params string[] lines) => Write("queries.csv", lines);

    public void Write(string name, params string[] lines) => File.WriteAllText(Path(name), string.Join('\n', lines));

    public Task<(int Exit, string Result, string Message)> Match(params string[] more) =>
        Tool.Run(["match", "--accounts", Path("accounts.csv"), "--queries", Path("queries.csv"), .. more]);

    /// <summary>Reads one of the files from stdin.</summary>
    public async Task<(int Exit, string Result, string Message)> MatchFromInput(string option, string input)
    {
        var paths = new Dictionary<string, string> { ["--accounts"] = Path("accounts.csv"), ["--queries"] = Path("queries.csv"), [option] = "-" };
        using var result = new StringWriter();
        using var message = new StringWriter();
        var exit = await CommandLine.Run(
            ["match", .. paths.SelectMany(pair => new[] { pair.Key, pair.Value })],
            new Output(result, message) { Input = () => new MemoryStream(Encoding.UTF8.GetBytes(input)) });
        return (exit, result.ToString(), message.ToString());
    }

    /// <summary>The first fields of each line after the header.</summary>
    public static IEnumerable<string> Pairs(string result) =>
        result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => string.Join(',', line.Split(',').Take(2)));

    public void Dispose() => folder.Dispose();
}
