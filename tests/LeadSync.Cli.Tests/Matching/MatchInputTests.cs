using System.Text;

namespace LeadSync.Cli.Tests.Matching;

public sealed class MatchInputTests : IDisposable
{
    private readonly MatchingFiles files = new();

    [Fact]
    public async Task Byte_order_mark_line_ends_and_quotes_are_read_as_the_rules_have_it()
    {
        var queries = "id,company\r\n\"Q,1\",\"Nordwerk\r\nAnlagenbau GmbH\"\r\n\r\nQ2,\"Zwirnerei \"\"Garn\"\", Sohn & Co. KG\"";
        await File.WriteAllTextAsync(files.Path("queries.csv"), queries, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));

        var (exit, result, message) = await files.Match();

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        Assert.Contains("\n\"Q,1\",A1,", result, StringComparison.Ordinal);
        Assert.Contains("\nQ2,A2,", result, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_may_come_in_any_order_under_the_names_of_labelled_data()
    {
        files.Accounts("city,domain,extra,NAME,account_id", "Kiel,nordwerk.example,x,Nordwerk GmbH,A1");
        files.Queries("query_email_domain,query_company,case_id", "nordwerk.example,Nordwerk GmbH,Q1");

        var (exit, result, _) = await files.Match();

        Assert.Equal(ExitCode.Done, exit);
        Assert.Equal(["Q1,A1"], MatchingFiles.Pairs(result));
    }

    [Fact]
    public async Task Lines_that_cannot_be_read_are_named_and_the_rest_is_done()
    {
        files.Accounts(
            "id,name,isCustomer,createdOn", ",Nobody,,", "A1,Nordwerk GmbH,maybe,", "A1,Nordwerk GmbH,yes,2026-11-21T08:30:00Z", "A1,Again GmbH,,",
            "A2,,,", "A3,Kiesel GmbH,no,21.11.2026", "A4,Kiesel GmbH", "A5,Kies\"el,,");
        files.Queries("id,company", "", "Q1,Nordwerk GmbH", "Q1,Nordwerk GmbH", "\"Q\n2\",Nordwerk GmbH", "Q3,Nordwerk GmbH,x", "Q4,Nordwerk GmbH");

        var (exit, result, message) = await files.Match();

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Equal(["Q1,A1", "Q4,A1"], MatchingFiles.Pairs(result));
        string[] said =
        [
            "accounts line 2: id: is missing", "accounts line 3: isCustomer:", "accounts line 5: id: stands in an earlier line", "accounts line 6: name: is missing",
            "accounts line 7: createdOn:", "accounts line 8: has 2 columns; the header has 4", "accounts line 9: a quote",
            "queries line 4: id: stands in an earlier line", "queries line 5: id: holds a line break", "queries line 7: has 3 columns", "10 lines were left out",
        ];
        Assert.All(said, text => Assert.Contains(text, message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Text_that_is_no_utf_8_is_named_and_not_guessed()
    {
        await File.WriteAllBytesAsync(files.Path("queries.csv"), Encoding.Latin1.GetBytes("id,company\nQ1,Müller GmbH\nQ2,Nordwerk Anlagenbau GmbH\n"));

        var (exit, result, message) = await files.Match();

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("queries line 2: is not UTF-8", message, StringComparison.Ordinal);
        Assert.Equal(["Q2,A1"], MatchingFiles.Pairs(result));
    }

    [Theory]
    [InlineData("accounts", "id,city", "accounts line 1: has no column 'name'; it has: id, city.")]
    [InlineData("accounts", "name", "accounts line 1: has no column 'id'; it has: name.")]
    [InlineData("accounts", "id;name", "Columns are separated by commas.")]
    [InlineData("accounts", "id,account_id,name", "accounts line 1: has the column 'id' twice")]
    [InlineData("accounts", "", "accounts line 1: is empty")]
    [InlineData("queries", "id,city", "queries line 1: has no column 'company' or 'email' or 'website'; it has: id, city.")]
    [InlineData("queries", "company", "queries line 1: has no column 'id'; it has: company.")]
    public async Task Missing_columns_are_refused_naming_those_that_were_seen(string file, string header, string said)
    {
        files.Write($"{file}.csv", header, "1,2");

        var (exit, result, message) = await files.Match();

        Assert.Equal((ExitCode.Refused, ""), (exit, result));
        Assert.Contains(said, message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Quote_that_is_never_closed_does_not_swallow_a_large_file_unsaid()
    {
        files.Queries(["id,company", "Q1,Nordwerk Anlagenbau GmbH", "Q2,\"Nordwerk", .. Enumerable.Range(3, 100_000).Select(number => $"Q{number},Nordwerk GmbH")]);

        var (exit, _, message) = await files.Match();

        Assert.Equal(ExitCode.Refused, exit);
        Assert.Contains("queries line 3: has a field of more than 1,000,000 characters. Is a quote not closed?", message, StringComparison.Ordinal);
    }

    public void Dispose() => files.Dispose();
}
