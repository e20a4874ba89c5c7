using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Tests.Pipeline;

/// <summary>The built plug-in assembly inside the pipeline.</summary>
public sealed class StagePluginTests : IAsyncLifetime
{
    private const int Lead = 844060001;
    private const int Qualified = 844060002;
    private const int Customer = 844060005;
    private PipelineOrg org = null!;

    public async ValueTask InitializeAsync()
    {
        org = await PipelineOrg.Create();
        await org.Write(transaction =>
        {
            var guard = new EntityReference("plugintype", org.AddAssembly(transaction, PipelineOrg.PluginDll, "LeadSync.Plugins.Stages.LeadStageGuard"));
            var history = new EntityReference("plugintype", org.AddAssembly(transaction, PipelineOrg.PluginDll, "LeadSync.Plugins.Stages.LeadStageHistory"));
            org.AddStep(transaction, PipelineOrg.Step("guard create", 20), "Create", guard);
            org.AddStep(transaction, PipelineOrg.Step("guard update", 20, "ls_stage,ls_stageenteredon"), "Update", guard, "ls_stage,ls_stageenteredon");
            org.AddStep(transaction, PipelineOrg.Step("history create", 40), "Create", history);
            org.AddStep(transaction, PipelineOrg.Step("history update", 40, "ls_stage"), "Update", history, "ls_stage,ls_stageenteredon");
            AddTransition(transaction, null, Lead);
            AddTransition(transaction, Lead, Qualified);
        });
    }

    public ValueTask DisposeAsync()
    {
        org.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_new_lead_gets_its_stage_and_its_first_history_row()
    {
        var id = await NewLead();
        var lead = Assert.Single(org.Rows("lead"));
        Assert.Equal(new OptionSetValue(Lead), lead["ls_stage"]);
        var history = Assert.Single(org.Rows("ls_stagehistory"));
        Assert.Equal(new EntityReference("lead", id), history["ls_leadid"]);
        Assert.Equal(new EntityReference("systemuser", PipelineOrg.Sam), history["ls_movedbyid"]);
        Assert.Equal(lead["ls_stageenteredon"], history["ls_movedon"]);
    }

    [Fact]
    public async Task An_allowed_move_is_written_with_the_stage_it_left()
    {
        var id = await NewLead();
        await Move(PipelineOrg.Sam, id, Qualified);
        var moved = Assert.Single(org.Rows("ls_stagehistory"), row => row.Contains("ls_fromleadstage"));
        Assert.Equal("Lead → Qualified Lead", moved["ls_name"]);
        Assert.Equal(0, moved["ls_minutesinstage"]);
    }

    [Theory]
    [InlineData("5a", "This lead cannot move from \"Lead\" to \"Customer\". Allowed: Qualified Lead.")]
    [InlineData("5b", "Dieser Lead kann nicht von „Lead“ nach „Kunde“ wechseln. Erlaubt: Qualifizierter Lead.")]
    public async Task A_refused_move_reaches_the_caller_in_his_language_and_changes_nothing(string user, string message)
    {
        var id = await NewLead();
        var fault = await Assert.ThrowsAsync<OrgFault>(() => Move(new Guid($"00000000-0000-0000-0000-0000000000{user}"), id, Customer));
        Assert.Equal(("0x80040265", 400, message), (fault.HexCode, fault.Status, fault.Message));
        Assert.Equal(new OptionSetValue(Lead), Assert.Single(org.Rows("lead"))["ls_stage"]);
        Assert.Single(org.Rows("ls_stagehistory"));
    }

    [Fact]
    public async Task One_refused_row_undoes_the_whole_bulk_message()
    {
        var (first, second) = (await NewLead(), await NewLead());
        await Assert.ThrowsAsync<OrgFault>(() => org.Send(
            PipelineOrg.Sam, (messages, context) => messages.UpdateMultiple([Stage(first, Qualified), Stage(second, Customer)], context)));
        Assert.All(org.Rows("lead"), lead => Assert.Equal(new OptionSetValue(Lead), lead["ls_stage"]));
    }

    [Fact]
    public async Task A_disabled_step_does_not_run()
    {
        await org.Write(transaction =>
        {
            foreach (var step in transaction.Select(new Queries.RowQuery("sdkmessageprocessingstep")))
                transaction.Update(new Entity(step.LogicalName, step.Id) { ["statecode"] = new OptionSetValue(1) });
        });
        await NewLead();
        Assert.False(Assert.Single(org.Rows("lead")).Contains("ls_stage"));
    }

    private void AddTransition(Storage.OrgTransaction transaction, int? from, int to) => org.Put(transaction, new Entity("ls_stagetransition")
    {
        ["ls_fromleadstage"] = from is { } stage ? new OptionSetValue(stage) : null,
        ["ls_toleadstage"] = new OptionSetValue(to),
        ["ls_appliesto"] = new OptionSetValue(844060000),
        ["statecode"] = new OptionSetValue(0),
    });

    private async Task<Guid> NewLead()
    {
        var id = Guid.Empty;
        await org.Send(PipelineOrg.Sam, (messages, context) => id = messages.Create(new Entity("lead") { ["lastname"] = "Muster" }, context));
        return id;
    }

    private Task Move(Guid user, Guid lead, int stage) => org.Send(user, (messages, context) => messages.Update(Stage(lead, stage), context));

    private static Entity Stage(Guid lead, int stage) => new("lead", lead) { ["ls_stage"] = new OptionSetValue(stage) };
}
