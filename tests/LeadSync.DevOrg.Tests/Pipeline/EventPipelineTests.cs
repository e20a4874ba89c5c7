using LeadSync.DevOrg.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Tests.Pipeline;

public sealed class EventPipelineTests
{
    [Fact]
    public async Task Steps_run_by_stage_and_rank_with_the_tag_and_the_chosen_columns_of_the_image()
    {
        using var org = await PipelineOrg.Create();
        var lead = await NewLead(org);
        await Register(org, "DescribingPlugin", "Update", PipelineOrg.Step("second", 20, "subject", rank: 2), PipelineOrg.Step("first", 20, "subject"), PipelineOrg.Step("zeroth", 10, "subject", rank: 9));
        await org.Send(PipelineOrg.Sam, (messages, context) => messages.Update(new Entity("lead", lead) { ["subject"] = null }, context), tag: "leadsync");
        Assert.Equal(
            "[Update 10 depth 1 tag leadsync before lastname=Muster][Update 20 depth 1 tag leadsync before lastname=Muster][Update 20 depth 1 tag leadsync before lastname=Muster]",
            Assert.Single(org.Rows("lead"))["description"]);
    }

    [Fact]
    public async Task A_step_does_not_run_when_no_filtering_column_is_present()
    {
        using var org = await PipelineOrg.Create();
        var lead = await NewLead(org);
        await Register(org, "DescribingPlugin", "Update", PipelineOrg.Step("filtered", 20, "subject"));
        await org.Send(PipelineOrg.Sam, (messages, context) => messages.Update(new Entity("lead", lead) { ["firstname"] = "Max" }, context));
        Assert.False(Assert.Single(org.Rows("lead")).Contains("description"));
    }

    [Theory]
    [InlineData("BrokenPlugin", "0x80040224", "An unexpected error occurred from ISV code.")]
    [InlineData("EnumPlugin", "0x80040224", "An unexpected error occurred from ISV code.")]
    [InlineData("ReadingPlugin", "0x80040265", "Muster seen as 00000000-0000-0000-0000-00000000005a, parent 30")]
    public async Task What_a_plugin_throws_becomes_the_platforms_fault_and_undoes_the_save(string plugin, string code, string message)
    {
        using var org = await PipelineOrg.Create();
        await Register(org, plugin, "Create", PipelineOrg.Step("step", 40));
        var fault = await Assert.ThrowsAsync<OrgFault>(() => NewLead(org));
        Assert.Equal((code, message), (fault.HexCode, fault.Message));
        Assert.Empty(org.Rows("lead"));
        Assert.Empty(org.Rows("account"));
    }

    [Fact]
    public async Task A_plugin_that_calls_itself_is_stopped_as_an_infinite_loop()
    {
        using var org = await PipelineOrg.Create();
        var lead = await NewLead(org);
        await Register(org, "LoopingPlugin", "Update", PipelineOrg.Step("loop", 40));
        var fault = await Assert.ThrowsAsync<OrgFault>(() => org.Send(
            PipelineOrg.Sam, (messages, context) => messages.Update(new Entity("lead", lead) { ["subject"] = "once" }, context)));
        Assert.Contains("infinite loop", fault.Message, StringComparison.Ordinal);
        Assert.False(Assert.Single(org.Rows("lead")).Contains("subject"));
    }

    private static async Task<Guid> NewLead(PipelineOrg org)
    {
        var id = Guid.Empty;
        await org.Send(PipelineOrg.Sam, (messages, context) => id = messages.Create(new Entity("lead") { ["lastname"] = "Muster" }, context));
        return id;
    }

    private static Task Register(PipelineOrg org, string plugin, string message, params Entity[] steps) => org.Write(transaction =>
    {
        var type = org.AddAssembly(transaction, TestPluginFile.Dll, $"LeadSync.TestPlugins.{plugin}");
        foreach (var step in steps)
            org.AddStep(transaction, step, message, new EntityReference("plugintype", type), message == "Update" ? "lastname" : null);
    });
}
