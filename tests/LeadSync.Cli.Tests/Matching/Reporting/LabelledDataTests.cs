using System.Text.Json;
using LeadSync.Tests.Shared;

namespace LeadSync.Cli.Tests.Matching.Reporting;

/// <summary>The goals of matching over labelled leads of real companies, as `match report` tells them.</summary>
public sealed class LabelledDataTests
{
    private static readonly string[] Books = ["de", "us", "nl", "intl"];

    [Theory]
    [InlineData(0.96)]
    [InlineData(0.92, "--without-city")]
    public async Task Leads_find_their_accounts_and_wrong_ones_go_to_a_person(double f1, params string[] more)
    {
        var report = await Report("cases_dev.csv", more);
        var headline = report.GetProperty("groups")[0];

        Assert.InRange(Value(headline, "given", "f1"), f1, 1);
        Assert.InRange(Value(headline, "automatic", "precision"), 0.99, 1);
        Assert.InRange(Value(headline, "automatic", "recall"), 0.73, 1);
        Assert.InRange(report.GetProperty("calibration").GetProperty("expectedError").GetDouble(), 0, 0.03);
    }

    [Fact]
    public async Task Company_domains_serve_every_lead()
    {
        var report = await Report("cases_domain_dev.csv");

        Assert.All(report.GetProperty("groups").EnumerateArray(), group => Assert.Equal((group.GetProperty("name").GetString(), 1.0), (group.GetProperty("name").GetString(), Value(group, "served"))));
        Assert.Empty(report.GetProperty("wrongAutomatic").EnumerateArray());
    }

    private static async Task<JsonElement> Report(string cases, params string[] more)
    {
        var books = cases == "cases_dev.csv" ? Books.SelectMany(book => new[] { "--accounts", $"{book}={Accounts(book)}" }) : ["--accounts", Accounts("intl")];
        var (_, result, message) = await Tool.Run(["match", "report", .. books, "--cases", SharedData.Need($"matching/{cases}"), "--json", .. more]);
        Assert.Equal("", message);
        return JsonDocument.Parse(result).RootElement;
    }

    private static string Accounts(string book) => SharedData.Need($"matching/accounts_{book}.csv");

    private static double Value(JsonElement group, params string[] path)
    {
        foreach (var name in path) group = group.GetProperty(name);
        return group.ValueKind == JsonValueKind.Object ? group.GetProperty("value").GetDouble() : group.GetDouble();
    }
}
