using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>An instance of its own: what is due by the clock is made up for at the start.</summary>
public sealed class StallSweepTests
{
    private const int Proposal = 844060001;
    private const int Recycled = 844060005;

    [Fact]
    public async Task Opportunity_that_does_not_move_on_is_recycled_with_the_reason_for_it()
    {
        await using var leadSync = await LeadSyncProcess.Start();
        using var crm = new Crm(leadSync);
        var (stalled, fresh) = (await Deal(crm, "stalled"), await Deal(crm, "fresh"));
        await Age(crm, stalled);
        await leadSync.Kill();
        leadSync.MissRun("StallSweep", TimeProvider.System.GetUtcNow().AddDays(-1));

        await leadSync.Up();

        var row = await crm.Where($"opportunities?$filter=opportunityid eq {stalled}", deal => (int?)deal["ls_stage"] == Recycled);
        var reason = await crm.First($"ls_recyclereasons?$filter=ls_forstalled eq true");
        Assert.Equal((string?)reason!["ls_recyclereasonid"], (string?)row["_ls_recyclereasonid_value"]);
        Assert.Equal(1, await crm.Count($"opportunities?$filter=opportunityid eq {fresh} and ls_stage eq {Proposal}"));
    }

    private static Task<Guid> Deal(Crm crm, string name) => crm.Create("opportunities", new JsonObject { ["name"] = name, ["ls_stage"] = Proposal });

    // Nobody may say when a stage was entered, as long as the guard is on.
    private static async Task Age(Crm crm, Guid deal)
    {
        var guard = (await crm.First("sdkmessageprocessingsteps?$filter=name eq 'LeadSync.Plugins.Stages.OpportunityStageGuard: Update of opportunity'"))!;
        var step = $"sdkmessageprocessingsteps({guard["sdkmessageprocessingstepid"]})";
        await Change(crm, step, new JsonObject { ["statecode"] = 1, ["statuscode"] = 2 });
        await Change(crm, $"opportunities({deal})", new JsonObject { ["ls_stageenteredon"] = Ago(46) });
        await Change(crm, step, new JsonObject { ["statecode"] = 0, ["statuscode"] = 1 });
    }

    private static async Task Change(Crm crm, string row, JsonObject values)
    {
        using var answer = await crm.Patch(row, values);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static string Ago(int days) =>
        TimeProvider.System.GetUtcNow().AddDays(-days).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
