using System.Text.Json.Nodes;
using LeadSync.Schema;
using SlaStart = LeadSync.Schema.SlaStart;
using SlaState = LeadSync.Schema.SlaState;

namespace LeadSync.Functions.Tests.Sla;

/// <summary>A service level that belongs to the joint team of marketing and sales.</summary>
public sealed class SharedClockTests
{
    [Fact]
    public async Task Clock_names_the_joint_team_and_is_met_by_what_a_colleague_does()
    {
        await using var host = await SlaHost.Start();
        host.Crm.AddStage(LeadStage.QualifiedLead, host.Crm.AddPolicy(240, SlaStart.StageEntered, "call", new JsonObject { [$"_{SlaPolicy.TeamId}_value"] = SlaCrm.Team }));
        var lead = host.Crm.AddLead(LeadStage.QualifiedLead, SlaHost.Monday);
        await host.Mark(lead);
        await host.RunUntil(SlaHost.Monday.AddMinutes(1));
        var shared = (string?)Assert.Single(host.Crm.Instances)[$"_{SlaInstance.TeamId}_value"];

        host.Crm.AddContact("phonecalls", lead, SlaHost.Monday.AddMinutes(10), by: SlaCrm.Colleague);
        await host.Mark(lead);
        await host.RunUntil(SlaHost.Monday.AddMinutes(11));

        Assert.Equal(SlaCrm.Team.ToString("D"), shared);
        Assert.Equal((SlaState.Met, SlaCrm.Team.ToString("D")), (
            (int)host.Crm.Instances.Single()[SlaInstance.State]!, (string)host.Crm.Instances.Single()[$"_{SlaInstance.TeamId}_value"]!));
    }
}
