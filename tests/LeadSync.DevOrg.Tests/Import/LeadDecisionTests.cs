using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;
using static LeadSync.DevOrg.Tests.Import.FunnelOrg;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>ls_AcceptLead, ls_RejectLead and ls_RecycleLead over HTTP.</summary>
public sealed class LeadDecisionTests(FunnelOrg org) : IClassFixture<FunnelOrg>
{
    [Fact]
    public async Task A_rep_accepts_and_recycles_and_is_told_what_it_came_to()
    {
        var lead = await org.LeadIn(null, Qualified);
        var accepted = await Send("Sam Sales", lead, "ls_AcceptLead", """{"Note":"Calls on Monday"}""").Json();
        Assert.Equal(Accepted, accepted.Number("Stage"));
        var row = await org.Row(lead);
        Assert.Equal(("Calls on Monday", Accepted), (row.Text("ls_stagenote"), row.Number("ls_stage")));
        var recycled = await Send("Sam Sales", lead, "ls_RecycleLead", Reason(NotReady)).Json();
        Assert.Equal(Lead, recycled.Number("Stage"));
        Assert.Equal((await org.Row(lead)).GetProperty("ls_cooldownuntil").GetDateTime(), recycled.GetProperty("CooldownUntil").GetDateTime());
        Assert.Equal([Lead, Qualified, Accepted, Lead], await org.Way(lead, "lead"));
    }

    [Fact]
    public async Task A_rejected_lead_goes_where_the_reason_says()
    {
        Assert.Equal(Lead, (await Send("Sam Sales", await org.LeadIn(null, Qualified), "ls_RejectLead", Reason(NotReady)).Json()).Number("Stage"));
        Assert.Equal(Disqualified, (await Send("Sam Sales", await org.LeadIn(null, Qualified), "ls_RejectLead", Reason(Duplicate)).Json()).Number("Stage"));
    }

    [Theory]
    [InlineData("Sam Sales", "ls_AcceptLead", "400 This lead is in the stage \"Lead\"; only a lead in \"Qualified Lead\" can be accepted. Refresh the page; somebody may have been faster.")]
    [InlineData("Sabine Vertrieb", "ls_AcceptLead", "400 Dieser Lead ist in der Phase „Lead“; annehmen lässt sich nur ein Lead in der Phase „Qualifizierter Lead“. Aktualisieren Sie die Seite; vielleicht war jemand schneller.")]
    [InlineData("Sam Sales", "ls_RejectLead", "400 This lead is in the stage \"Lead\"; only a lead in \"Qualified Lead\" can be rejected. Refresh the page; somebody may have been faster.")]
    [InlineData("Sabine Vertrieb", "ls_RecycleLead", "400 Dieser Lead ist in der Phase „Lead“; zurückgeben lässt sich nur ein Lead in der Phase „Vom Vertrieb akzeptierter Lead“ oder „Verkaufschance“. Aktualisieren Sie die Seite; vielleicht war jemand schneller.")]
    public async Task The_wrong_stage_is_named_and_nothing_changes(string user, string message, string refusal)
    {
        var lead = await org.LeadIn(null);
        var before = (await org.Row(lead)).GetRawText();
        Assert.Equal(refusal, await Send(user, lead, message, message == "ls_AcceptLead" ? "{}" : Reason(NotReady)).Words());
        Assert.Equal(before, (await org.Row(lead)).GetRawText());
    }

    [Fact]
    public async Task What_was_done_a_moment_ago_is_not_done_twice()
    {
        var lead = await org.LeadIn(null, Qualified, Accepted);
        Assert.Equal("200", await Send("Sam Sales", lead, "ls_RecycleLead", Reason(NotReady)).Words());
        Assert.StartsWith("400 This lead is in the stage \"Lead\"", await Send("Sam Sales", lead, "ls_RecycleLead", Reason(NotReady)).Words(), StringComparison.Ordinal);
        Assert.Equal(1, (await org.Row(lead)).Number("ls_recyclecount"));
    }

    [Theory]
    [InlineData("Sam Sales", "ls_RejectLead", "400 To move this lead to \"Lead\", choose a recycle reason and save it together with the stage.")]
    [InlineData("Sabine Vertrieb", "ls_RecycleLead", "400 Wählen Sie für den Wechsel nach „Lead“ einen Rückgabegrund und speichern Sie ihn zusammen mit der Phase.")]
    public async Task Without_a_reason_a_lead_is_not_given_back(string user, string message, string refusal)
    {
        var lead = await (message == "ls_RejectLead" ? org.LeadIn(null, Qualified) : org.LeadIn(null, Qualified, Accepted));
        Assert.Equal(refusal, await Send(user, lead, message, "{}").Words());
    }

    [Fact]
    public async Task Who_may_not_move_the_lead_may_not_by_this_door_either() =>
        Assert.Contains("LeadSync Sales", await Send("LeadSync Integration", await org.LeadIn(null, Qualified), "ls_AcceptLead", "{}").Words(), StringComparison.Ordinal);

    private Task<HttpResponseMessage> Send(string user, string lead, string message, string body) =>
        org.Client(user).Ask("POST", $"{lead}/Microsoft.Dynamics.CRM.{message}", body);

    private static string Reason(string reason) =>
        $$"""{"Reason":{"@odata.type":"Microsoft.Dynamics.CRM.ls_recyclereason","ls_recyclereasonid":"{{reason}}"} }""";
}
