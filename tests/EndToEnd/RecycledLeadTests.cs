using System.Globalization;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>What sales gives back is marketing's again, and LeadSync goes by what the plug-ins wrote.</summary>
public sealed class RecycledLeadTests(SharedInstance shared) : IDisposable
{
    private const int Lead = 844060001;
    private const int QualifiedLead = 844060002;

    private static readonly DateTimeOffset January = new(2026, 1, 15, 10, 0, 0, TimeSpan.Zero);

    private readonly Crm crm = new(shared.LeadSync);
    private readonly Crm sam = new(shared.LeadSync, "Sam Sales");
    private readonly Crm integration = new(shared.LeadSync, "LeadSync Integration");
    private readonly MarketingTool tool = new(shared.LeadSync);

    [Fact]
    public async Task Recycled_lead_starts_anew_and_qualifies_again_only_when_its_cool_down_is_over()
    {
        const string Rita = "rita@umlauf.example";
        await Forms(Rita, 5, January);
        var qualified = await crm.LeadWhere(Rita, lead => ((int?)lead["ls_stage"], (int?)lead["ls_score"]) == (QualifiedLead, 100));

        await Recycle(qualified, "No need at present");
        var recycled = await crm.LeadWhere(Rita, lead => (int?)lead["ls_score"] == 0);
        await Forms(Rita, 5, TimeProvider.System.GetUtcNow().AddSeconds(2));
        var cooling = await crm.LeadWhere(Rita, lead => (int?)lead["ls_score"] == 100);
        await EndCooldown(cooling, TimeProvider.System.GetUtcNow().AddSeconds(5));
        await Forms(Rita, 1, TimeProvider.System.GetUtcNow().AddSeconds(3));
        var again = await crm.LeadWhere(Rita, lead => (int?)lead["ls_stage"] == QualifiedLead);

        Assert.Equal((Lead, Lead), ((int?)recycled["ls_stage"], (int?)cooling["ls_stage"]));
        Assert.NotNull(recycled["ls_interestfrom"]);
        Assert.Equal((120, 1), ((int?)again["ls_score"], (int?)again["ls_recyclecount"]));
    }

    [Fact]
    public async Task Lead_that_keeps_its_interest_is_nurtured_by_the_reason_and_scored_as_before()
    {
        const string Ralf = "ralf@umlauf.example";
        await Forms(Ralf, 5, January);
        var qualified = await crm.LeadWhere(Ralf, lead => (int?)lead["ls_stage"] == QualifiedLead);

        await Recycle(qualified, "No budget");
        await Forms(Ralf, 1, January.AddDays(1));
        var recycled = await crm.LeadWhere(Ralf, lead => (int?)lead["ls_score"] == 120);

        Assert.Equal(Lead, (int?)recycled["ls_stage"]);
        Assert.Equal(await Id("ls_nurturetracks", "ls_nurturetrackid", "Stay in touch"), (Guid?)recycled["_ls_nurturetrackid_value"]);
    }

    [Fact]
    public async Task New_lead_gets_the_track_for_what_it_lacks()
    {
        (await tool.PostMautic(MarketingTool.Form(801, "nele@umlauf.example", 801))).EnsureSuccessStatusCode();

        var lead = await crm.LeadWhere("nele@umlauf.example", row => row["_ls_nurturetrackid_value"] is not null);

        Assert.Equal(await Id("ls_nurturetracks", "ls_nurturetrackid", "Get to know"), (Guid?)lead["_ls_nurturetrackid_value"]);
    }

    public void Dispose()
    {
        crm.Dispose();
        sam.Dispose();
        integration.Dispose();
        tool.Dispose();
    }

    /// <summary>Somebody with enough of a profile submits forms at that time; 20 points each, for ever.</summary>
    private async Task Forms(string mail, int count, DateTimeOffset at)
    {
        var forms = Enumerable.Range(0, count).Select(_ => new JsonObject
        {
            ["specversion"] = "1.0", ["id"] = $"{Guid.NewGuid()}", ["source"] = "/shop", ["type"] = "form_submit", ["time"] = Text(at),
            ["data"] = new JsonObject
            {
                ["keys"] = new JsonArray($"email:{mail}"),
                ["attributes"] = new JsonObject { ["company"] = "Umlauf", ["lastName"] = "Meier", ["jobTitle"] = "Referent", ["phone"] = "+49 30 1" },
            },
        });
        (await tool.PostCloudEvents($"[{string.Join(',', forms.Select(form => form.ToJsonString()))}]")).EnsureSuccessStatusCode();
    }

    private async Task Recycle(JsonObject lead, string reason)
    {
        var id = await Id("ls_recyclereasons", "ls_recyclereasonid", reason);
        using var answer = await sam.Patch($"leads({lead["leadid"]})", new JsonObject
        {
            ["ls_stage"] = Lead, ["ls_RecycleReasonId@odata.bind"] = $"ls_recyclereasons({id})",
        });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    // As though it had been given back that much earlier; nobody but the integration may write it.
    private async Task EndCooldown(JsonObject lead, DateTimeOffset at)
    {
        using var answer = await integration.Patch($"leads({lead["leadid"]})?tag=leadsync", new JsonObject { ["ls_cooldownuntil"] = Text(at) });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private async Task<Guid?> Id(string set, string column, string name) => (Guid?)(await crm.First($"{set}?$filter=ls_name eq '{name}'"))![column];

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
