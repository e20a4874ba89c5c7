using LeadSync.DevOrg.Tests.Pipeline;
using LeadSync.DevOrg.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Tests.OnMono;

public sealed class WorkerTests
{
    [Fact]
    public async Task Plugins_of_these_tests_run_on_mono()
    {
        using var org = await PipelineOrg.Create();
        await Register(org, "RuntimePlugin", "Create");
        Assert.Equal("Mono", await Refusal(org, "Muster"));
    }

    [Fact]
    public async Task Dead_worker_fails_its_save_alone_and_is_replaced()
    {
        using var org = await PipelineOrg.Create();
        await Register(org, "EndingPlugin", "Delete");
        await Register(org, "RuntimePlugin", "Create");
        await org.Write(transaction => org.Put(transaction, new Entity("lead", Guid.Parse("7c1d5c8e-4a55-5f0e-8a53-2f6b9a2e0c01")) { ["lastname"] = "Kept" }));
        var fault = await Assert.ThrowsAsync<OrgFault>(() => org.Send(
            PipelineOrg.Sam, (messages, context) => messages.Delete(Assert.Single(org.Rows("lead")).ToEntityReference(), context)));
        Assert.Equal("An unexpected error occurred from ISV code.", fault.Message);
        Assert.Single(org.Rows("lead"));
        Assert.Equal("Mono", await Refusal(org, "Next"));
    }

    private static Task Register(PipelineOrg org, string plugin, string message) => org.Write(transaction =>
    {
        var type = org.AddAssembly(transaction, TestPluginFile.Dll, $"LeadSync.TestPlugins.{plugin}");
        org.AddStep(transaction, PipelineOrg.Step(plugin, 20), message, new EntityReference("plugintype", type));
    });

    private static async Task<string> Refusal(PipelineOrg org, string name) => (await Assert.ThrowsAsync<OrgFault>(() => org.Send(
        PipelineOrg.Sam, (messages, context) => messages.Create(new Entity("lead") { ["lastname"] = name }, context)))).Message;
}
