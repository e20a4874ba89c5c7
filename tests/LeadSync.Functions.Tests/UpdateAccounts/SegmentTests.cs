using System.Text.Json.Nodes;
using LeadSync.Functions.Mapping;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateAccounts;

public sealed class SegmentTests
{
    private const string Makers = """{"industryClass":["manufacturing"]}""";

    private static JsonObject Maker => new() { [Account.IndustryClass] = IndustryClass.Manufacturing };

    [Fact]
    public async Task An_account_in_no_segment_enters_the_first_that_it_fits()
    {
        await using var scene = await AccountScene.Start();
        scene.AddSegment(Makers, priority: 2);
        var first = scene.AddSegment(Makers, priority: 1);
        scene.AddSegment("""{"country":["AT"]}""", priority: 0);
        scene.AddSegment(null, priority: 0);
        scene.AddSegment("broken", priority: 0);
        var account = scene.AddAccount(Maker);

        await scene.Update(account);

        Assert.Equal(first.ToString(), (string?)scene.Tables.Accounts[account]["_ls_segmentid_value"]);
    }

    [Fact]
    public async Task A_segment_that_a_person_chose_stays()
    {
        await using var scene = await AccountScene.Start();
        scene.AddSegment(Makers);
        var chosen = scene.AddSegment(null);
        var account = scene.AddAccount(new JsonObject { [Account.IndustryClass] = IndustryClass.Manufacturing, ["_ls_segmentid_value"] = chosen });

        await scene.Update(account);

        Assert.Equal(chosen, (Guid)scene.Tables.Accounts[account]["_ls_segmentid_value"]!);
        Assert.DoesNotContain(scene.Crm.Server.Writes, write => write.Body.Contains("egmentId@odata", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(20, AccountStage.SalesQualifiedAccount)]
    [InlineData(21, null)]
    [InlineData(null, null)]
    public async Task Account_qualifies_at_its_segments_threshold(int? threshold, int? stage)
    {
        await using var scene = await AccountScene.Start();
        scene.AddSegment(Makers, accounts: threshold);
        var account = scene.AddAccount(Maker);

        await scene.Update(account);

        Assert.Equal(stage, (int?)scene.Tables.Accounts[account][Account.Stage]);
    }

    [Fact]
    public async Task Who_works_at_an_account_that_enters_a_segment_is_scored_anew_by_its_threshold()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount(Maker);
        var person = await scene.Did(account, "email:greta@nordwerk.example", "form_submit");
        await scene.Update(account);
        var without = await scene.TakeDirtyPeople();
        var segment = scene.AddSegment(Makers, leads: 40);

        await scene.Changed("ls_segment", segment);
        await scene.UpdateWaiting();

        Assert.Empty(without);
        Assert.Equal([person], await scene.TakeDirtyPeople());
        var book = await scene.Crm.Get<AccountDirectory>().Current(default);
        Assert.Equal(40, book.Value!.SegmentOf(account)!.LeadThreshold);
    }

    [Fact]
    public async Task A_segments_new_threshold_reaches_the_people_of_its_accounts_once()
    {
        await using var scene = await AccountScene.Start();
        var segment = scene.AddSegment(Makers, leads: 40);
        var account = scene.AddAccount(Maker);
        var person = await scene.Did(account, "email:greta@nordwerk.example", "form_submit");
        await scene.Update(account);
        await scene.TakeDirtyPeople();
        scene.Tables.Segments[segment]["ls_leadthreshold"] = 45;

        await scene.Changed("ls_segment", segment);
        await scene.UpdateWaiting();
        var reached = await scene.TakeDirtyPeople();
        await scene.Update(account);

        Assert.Equal([person], reached);
        Assert.Empty(await scene.TakeDirtyPeople());
    }
}
