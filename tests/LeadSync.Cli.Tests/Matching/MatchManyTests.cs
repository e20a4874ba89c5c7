using LeadSync.Tests.Shared.Accounts;

namespace LeadSync.Cli.Tests.Matching;

public sealed class MatchManyTests : IDisposable
{
    private const int Accounts = 20_000;
    private const int Leads = 1_400;

    private readonly MatchingFiles files = new();

    [Fact]
    public async Task Leads_find_their_accounts_among_many_and_keep_their_order()
    {
        var book = new MadeBook(NameStock.OwnMaking).Take(Accounts).ToList();
        var leads = new MadeLeads(book).Take(Leads).ToList();
        files.Accounts(["id,name,city,country,domains", .. book.Select(account => string.Join(',', account.Id, Quoted(account.Name), account.City, account.Country, account.Domain))]);
        files.Queries(["id,company", .. leads.Index().Select(lead => $"Q{lead.Index},{Quoted(lead.Item.Company)}")]);

        var (exit, result, message) = await files.Match();

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        var lines = result.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToList();
        Assert.Equal(Enumerable.Range(0, Leads).Select(number => $"Q{number}"), lines.Select(line => line[0]));
        Assert.All(leads.Zip(lines), pair => Assert.True(IsRight(pair.First, pair.Second), string.Join(',', pair.Second)));
    }

    public void Dispose() => files.Dispose();

    // Other writings may rightly be taken for another account of so similar names.
    private static bool IsRight(MadeLead lead, string[] line) => lead.Writing switch
    {
        Writing.Exact => line[1] == lead.Account!.Id,
        Writing.Unrelated => line[3] == "none",
        _ => true,
    };

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
