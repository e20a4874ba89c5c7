namespace LeadSync.Tests.EndToEnd;

/// <summary>A wrong merge is undone from the command line.</summary>
public sealed class UnmergeTests(SharedInstance shared)
{
    private const string One = "one@kogge.example";
    private const string Other = "other@kogge.example";

    [Fact]
    public async Task People_taken_apart_have_the_scores_of_their_own_activities_again()
    {
        using var crm = new Crm(shared.LeadSync);
        using var tool = new MarketingTool(shared.LeadSync);
        (await tool.PostCloudEvents(Form("kogge-1", $"\"email:{One}\""))).EnsureSuccessStatusCode();
        (await tool.PostCloudEvents(Form("kogge-2", $"\"email:{Other}\""))).EnsureSuccessStatusCode();
        await crm.LeadWhere(One, lead => (int?)lead["ls_score"] == 20);
        await crm.LeadWhere(Other, lead => (int?)lead["ls_score"] == 20);
        (await tool.PostCloudEvents(Form("kogge-1", $"\"email:{One}\",\"email:{Other}\""))).EnsureSuccessStatusCode();
        await crm.LeadWhere(One, lead => (int?)lead["ls_score"] == 40);
        await crm.LeadWhere(Other, lead => (int?)lead["ls_score"] == 40);

        var (exit, output) = await shared.LeadSync.Run("unmerge", $"email:{One}", "--from", $"{shared.LeadSync.Address}");

        Assert.True(exit == 0, output);
        await crm.LeadWhere(One, lead => (int?)lead["ls_score"] == 20);
        await crm.LeadWhere(Other, lead => (int?)lead["ls_score"] == 20);
    }

    private static string Form(string id, string keys) =>
        $$$"""[{"specversion":"1.0","id":"{{{id}}}","source":"/shop","type":"form_submit","time":"2026-02-01T09:00:00Z","data":{"keys":[{{{keys}}}]}}]""";
}
