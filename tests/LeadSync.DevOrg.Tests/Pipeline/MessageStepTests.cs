using LeadSync.DevOrg.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Tests.Pipeline;

public sealed class MessageStepTests
{
    [Fact]
    public async Task Step_on_QualifyLead_can_refuse_it_and_nothing_is_created()
    {
        using var org = await Refusing("QualifyLead", "lead");
        var lead = await Create(org, new Entity("lead") { ["lastname"] = "Muster" });
        var request = new OrganizationRequest("QualifyLead")
        {
            ["LeadId"] = new EntityReference("lead", lead), ["CreateContact"] = true, ["CreateOpportunity"] = true,
        };
        Assert.Equal($"QualifyLead of lead {lead}: CreateContact,CreateOpportunity,LeadId", await Refusal(org, request));
        Assert.Empty(org.Rows("contact"));
        Assert.Equal(0, Assert.Single(org.Rows("lead")).GetAttributeValue<OptionSetValue>("statecode").Value);
    }

    [Theory]
    [InlineData("Win", "WinOpportunity")]
    [InlineData("Lose", "LoseOpportunity")]
    public async Task Step_on_the_end_of_an_opportunity_can_refuse_it(string message, string request)
    {
        using var org = await Refusing(message, "opportunity");
        var opportunity = await Create(org, new Entity("opportunity") { ["name"] = "Pumps" });
        var close = new Entity("opportunityclose") { ["opportunityid"] = new EntityReference("opportunity", opportunity) };
        Assert.Equal(
            $"{message} of opportunity {opportunity}: OpportunityClose,Status",
            await Refusal(org, new OrganizationRequest(request) { ["OpportunityClose"] = close, ["Status"] = new OptionSetValue(-1) }));
        Assert.Equal(0, Assert.Single(org.Rows("opportunity")).GetAttributeValue<OptionSetValue>("statecode").Value);
    }

    private static async Task<PipelineOrg> Refusing(string message, string table)
    {
        var org = await PipelineOrg.Create();
        await org.Write(transaction =>
        {
            var type = org.AddAssembly(transaction, TestPluginFile.Dll, "LeadSync.TestPlugins.RefusingPlugin");
            var step = PipelineOrg.Step(message, 20);
            step["primaryobjecttypecode"] = table;
            org.AddStep(transaction, step, message, new EntityReference("plugintype", type));
        });
        return org;
    }

    private static async Task<Guid> Create(PipelineOrg org, Entity row)
    {
        var id = Guid.Empty;
        await org.Send(PipelineOrg.Sam, (messages, context) => id = messages.Create(row, context));
        return id;
    }

    private static async Task<string> Refusal(PipelineOrg org, OrganizationRequest request) =>
        (await Assert.ThrowsAsync<OrgFault>(() => org.Send(PipelineOrg.Sam, (messages, context) => messages.Execute(request, context)))).Message;
}
