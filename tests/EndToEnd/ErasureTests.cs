using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>Who is erased is forgotten, and stays so.</summary>
public sealed class ErasureTests(SharedInstance shared) : IDisposable
{
    private const string Mail = "ilse@watt.example";

    private readonly Crm crm = new(shared.LeadSync);
    private readonly MarketingTool tool = new(shared.LeadSync);

    [Fact]
    public async Task Erased_person_leaves_no_score_and_later_activities_change_nothing()
    {
        (await tool.PostMautic(MarketingTool.Form(401, Mail, 401))).EnsureSuccessStatusCode();
        await crm.LeadWhere(Mail, lead => (int?)lead["ls_score"] == 20);

        var (exit, output) = await shared.LeadSync.Run("erase", $"email:{Mail}", "--yes", "--from", $"{shared.LeadSync.Address}");

        Assert.True(exit == 0, output);
        var emptied = await crm.LeadWhere(Mail, IsEmpty);
        Assert.Null(emptied["ls_personid"]);
        (await tool.PostMautic(MarketingTool.Form(402, Mail, 401))).EnsureSuccessStatusCode();
        (await tool.PostMautic(MarketingTool.Form(403, "after@watt.example", 403))).EnsureSuccessStatusCode();
        await crm.LeadWhere("after@watt.example", lead => (int?)lead["ls_score"] == 20);
        Assert.True(IsEmpty((await crm.Lead(Mail))!));
    }

    [Fact]
    public async Task Key_that_nobody_has_is_refused()
    {
        var (exit, _) = await shared.LeadSync.Run("erase", "email:nobody@watt.example", "--yes", "--from", $"{shared.LeadSync.Address}");

        Assert.Equal(1, exit);
    }

    public void Dispose()
    {
        crm.Dispose();
        tool.Dispose();
    }

    private static bool IsEmpty(JsonObject lead) =>
        new[] { "ls_score", "ls_interest", "ls_fit", "ls_profile", "ls_grade", "ls_explanation", "ls_scoremodel", "ls_nextchange" }.All(column => lead[column] is null);
}
