using System.CommandLine;
using LeadSync.Cli.Matching;
using LeadSync.Cli.Scoring;
using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Verbs;

/// <summary>`match`: finds the accounts of leads from files.</summary>
internal static class MatchVerb
{
    private sealed record Wishes(string Accounts, string Queries, FileInfo? Output, MappingSettings Settings);

    public static Command Command(Output output)
    {
        var accounts = MatchingOptions.File("--accounts", "The accounts: id,name,otherNames,domains,city,postalCode,country,phone,parentId,segment,isCustomer,createdOn; only id and name are needed, lists are separated by semicolons. - reads stdin.", "A.csv");
        var queries = MatchingOptions.File("--queries", "The leads: id,company,email,website,city,postalCode,country,phone; the id and one of company, email, website are needed. - reads stdin.", "Q.csv");
        var (file, options) = (ScoringOptions.Result(), new MatchingOptions());
        var command = new Command("match", Help.Text(
            "Finds the account of every lead, says how sure that is and why. One CSV line per lead, in the order of the leads: id,accountId,probability,decision,method,secondId,secondProbability,reasons. Lines that can't be read are named on stderr and left out; then the exit code is 1.",
            "leadsync match --accounts accounts.csv --queries leads.csv",
            "zcat leads.csv.gz | leadsync match --accounts accounts.csv --queries - --output matches.csv",
            "leadsync match --accounts accounts.csv --queries leads.csv --auto 0.98 --review 0.3"))
        { accounts, queries, file };
        command.Add(MatchReportVerb.Command(output));
        command.Add(MatchLearnVerb.Command(output));
        options.AddTo(command);
        command.Validators.Add(result =>
        {
            if (result.GetResult(accounts)?.Tokens is [{ Value: PeopleFiles.StandardInput }] && result.GetResult(queries)?.Tokens is [{ Value: PeopleFiles.StandardInput }])
                result.AddError("Only one of --accounts and --queries can be read from stdin.");
        });
        command.SetAction((parsed, cancel) =>
        {
            var wishes = new Wishes(parsed.GetRequiredValue(accounts), parsed.GetRequiredValue(queries), parsed.GetValue(file), options.Settings(parsed));
            return Task.Run(() => Match(output, wishes, cancel), CancellationToken.None);
        });
        return command;
    }

    private static int Match(Output output, Wishes wishes, CancellationToken cancel)
    {
        using var results = new ResultLines(output.Result, wishes.Output?.FullName);
        var run = new MatchRun(output, MatchingOptions.Input(output, "accounts", wishes.Accounts), MatchingOptions.Input(output, "queries", wishes.Queries))
        {
            Settings = wishes.Settings,
            ToFile = wishes.Output is not null,
        };
        return run.Run(results, cancel);
    }
}
