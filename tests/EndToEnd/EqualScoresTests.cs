using System.Net;

namespace LeadSync.Tests.EndToEnd;

/// <summary>A score that grew along the whole chain is the score that `leadsync score` computes of the same activities.</summary>
public sealed class EqualScoresTests(SharedInstance shared)
{
    [Fact]
    public async Task Scores_in_the_crm_are_those_of_the_command_line_though_people_merge_on_the_way()
    {
        var burst = new Burst(seed: 3, people: 8, "kueste.example");
        using var tool = new MarketingTool(shared.LeadSync);
        using var crm = new Crm(shared.LeadSync);
        using var expected = await CommandLineScores.Of(burst, shared.LeadSync, crm);

        foreach (var batch in burst.Batches(10))
            Assert.Equal(HttpStatusCode.Accepted, (await tool.PostCloudEvents(batch)).StatusCode);

        for (var person = 0; person < burst.People; person++)
        {
            await expected.Await(crm, burst.Mail(person));
            await crm.OnlyLead(burst.Mail(person));
        }
    }
}
