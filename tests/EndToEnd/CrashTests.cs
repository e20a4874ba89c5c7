using System.Net;
using System.Net.Http.Json;

namespace LeadSync.Tests.EndToEnd;

/// <summary>kill -9 at any instant: nothing acknowledged is lost, nothing counts twice.</summary>
public sealed class CrashTests
{
    [Fact]
    public async Task Killed_between_acknowledgement_and_crm_write_the_score_is_right_after_the_restart()
    {
        await using var leadSync = await LeadSyncProcess.Start();
        await LetTheCrmFail(leadSync);
        using (var tool = new MarketingTool(leadSync))
            Assert.Equal(HttpStatusCode.Accepted, (await tool.PostMautic(MarketingTool.Form(1, "crash@werft.example", 1))).StatusCode);

        await leadSync.Kill();
        await leadSync.Up();

        using var crm = new Crm(leadSync);
        await crm.LeadWhere("crash@werft.example", lead => (int?)lead["ls_score"] == 20);
    }

    /// <summary>A tool that gets no answer posts again; each person's score must still count each form once.</summary>
    [Fact]
    public async Task Killed_again_and_again_under_load_every_acknowledged_form_counts_exactly_once()
    {
        const int people = 5;
        const int forms = 12;
        await using var leadSync = await LeadSyncProcess.Start();
        var random = new Random(20261121);
        for (var form = 0; form < forms; form++)
        {
            using var tool = new MarketingTool(leadSync);
            for (var person = 0; person < people; person++)
                (await tool.PostMautic(MarketingTool.Form(form * people + person + 1, Mail(person), person + 1))).EnsureSuccessStatusCode();
            if (form % 4 != 3)
                continue;
            await Task.Delay(random.Next(0, 400));
            await leadSync.Kill();
            await leadSync.Up();
        }

        using var crm = new Crm(leadSync);
        for (var person = 0; person < people; person++)
        {
            await crm.LeadWhere(Mail(person), lead => (int?)lead["ls_score"] == forms * 20);
            Assert.Equal(1, await crm.Count($"leads?$filter=emailaddress1 eq '{Mail(person)}'"));
        }
    }

    [Fact]
    public async Task Killed_in_the_middle_of_merges_everybody_ends_with_the_score_of_the_command_line()
    {
        await using var leadSync = await LeadSyncProcess.Start();
        var burst = new Burst(seed: 7, people: 10, "deich.example");
        var random = new Random(20261123);
        foreach (var (i, batch) in burst.Batches(12).Index())
        {
            using var tool = new MarketingTool(leadSync);
            (await tool.PostCloudEvents(batch)).EnsureSuccessStatusCode();
            if (i is not 3 and not 7)
                continue;
            await Task.Delay(random.Next(0, 300));
            await leadSync.Kill();
            await leadSync.Up();
        }

        using var crm = new Crm(leadSync);
        using var expected = await CommandLineScores.Of(burst, leadSync, crm);
        for (var person = 0; person < burst.People; person++)
        {
            await expected.Await(crm, burst.Mail(person));
            await crm.OnlyLead(burst.Mail(person));
        }
    }

    private static string Mail(int person) => $"person{person}@werft.example";

    private static async Task LetTheCrmFail(LeadSyncProcess leadSync)
    {
        using var http = new HttpClient { BaseAddress = leadSync.CrmAddress };
        using var answer = await http.PostAsJsonAsync("/devorg/faults", new { unavailable = 1_000_000, retryAfterSeconds = 1 });
        answer.EnsureSuccessStatusCode();
    }
}
