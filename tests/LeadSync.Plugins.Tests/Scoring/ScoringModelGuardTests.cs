using LeadSync.Plugins.Tests.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using static LeadSync.Plugins.Tests.Scoring.ModelRows;

namespace LeadSync.Plugins.Tests.Scoring;

public sealed class ScoringModelGuardTests
{
    public static TheoryData<int, string, object?> WhatIsFrozen()
    {
        var data = new TheoryData<int, string, object?>();
        foreach (var status in new[] { ModelStatus.Published, ModelStatus.Retired })
        {
            data.Add(status, "ls_name", "other");
            data.Add(status, "ls_version", 9);
            data.Add(status, "ls_definition", "{}");
            data.Add(status, "ls_definition", null);
            data.Add(status, "ls_publishedon", PluginEvent.Now);
        }
        return data;
    }

    [Theory]
    [MemberData(nameof(WhatIsFrozen))]
    public void Model_that_was_published_stays_as_it_was(int status, string column, object? value) =>
        Assert.StartsWith("This scoring model has been published", Update(Row(status), Change(column, value)), StringComparison.Ordinal);

    [Fact]
    public void Model_that_was_published_may_be_saved_unchanged() =>
        Assert.Null(Update(Row(ModelStatus.Published, primary: true), Row(ModelStatus.Published, primary: true)));

    [Fact]
    public void Model_that_was_published_stays_as_it_was_for_LeadSync_too() =>
        Assert.NotNull(Update(Row(ModelStatus.Published), Change("ls_definition", "{}"), tag: "leadsync"));

    [Theory]
    [InlineData(ModelStatus.Published)]
    [InlineData(ModelStatus.Retired)]
    public void Model_that_was_published_cannot_be_deleted(int status) => Assert.Contains("cannot be deleted", Delete(Row(status)), StringComparison.Ordinal);

    [Fact]
    public void Draft_can_be_deleted() => Assert.Null(Delete(Row(ModelStatus.Draft)));

    [Theory]
    [InlineData(ModelStatus.Draft, ModelStatus.Retired)]
    [InlineData(ModelStatus.Published, ModelStatus.Draft)]
    [InlineData(ModelStatus.Retired, ModelStatus.Published)]
    [InlineData(ModelStatus.Retired, ModelStatus.Draft)]
    public void Status_goes_forward_only(int from, int to) =>
        Assert.Contains("never back", Update(Row(from), Change("ls_status", new OptionSetValue(to))), StringComparison.Ordinal);

    [Fact]
    public void Draft_that_was_not_checked_is_not_published() =>
        Assert.Contains("not yet checked", Update(Row(ModelStatus.Draft), Publication()), StringComparison.Ordinal);

    [Fact]
    public void Draft_with_problems_is_not_published() =>
        Assert.Contains("has problems", Update(Checked("rule open: points is missing"), Publication()), StringComparison.Ordinal);

    [Fact]
    public void Definition_that_changes_with_the_publication_has_not_been_checked()
    {
        var target = Publication();
        target["ls_definition"] = "{}";
        Assert.Contains("not yet checked", Update(Checked(), target), StringComparison.Ordinal);
    }

    [Fact]
    public void Refusal_speaks_the_users_language() =>
        Assert.Contains("noch nicht geprüft", Update(Row(ModelStatus.Draft), Publication(), new MemoryOrganization(StageRows.Language(1031))), StringComparison.Ordinal);

    [Theory]
    [InlineData("ls_definition", "{ }")]
    [InlineData("ls_name", "other")]
    [InlineData("ls_version", 3)]
    public void Change_of_a_draft_forgets_its_check(string column, object value)
    {
        var target = Change(column, value);
        Assert.Null(Update(Checked(), target));
        Assert.True(target.Contains("ls_checkedhash") && target["ls_checkedhash"] is null);
        Assert.True(target.Contains("ls_problems") && target["ls_problems"] is null);
    }

    [Theory]
    [InlineData(null, "LeadSync Integration", false)]
    [InlineData("leadsync", "System Administrator", false)]
    [InlineData("leadsync", "LeadSync Integration", true)]
    public void Check_is_written_by_LeadSync_alone(string? tag, string role, bool written)
    {
        var target = Change("ls_checkedhash", "abc");
        Assert.Null(Update(Row(ModelStatus.Draft), target, new MemoryOrganization(RoleRows.Of(PluginEvent.User, role)), tag));
        Assert.Equal(written, target.Contains("ls_checkedhash"));
    }

    [Fact]
    public void Saves_of_the_plugin_itself_pass()
    {
        var saving = new PluginEvent("Update", Publication(), new MemoryOrganization(), Row(ModelStatus.Draft));
        saving.Context.ParentContext = new RemoteExecutionContext { SharedVariables = { ["leadsync.models"] = true } };
        Assert.Null(saving.Run("Scoring.ScoringModelGuard"));
    }

    [Fact]
    public void Draft_that_is_edited_costs_no_query()
    {
        var organization = new MemoryOrganization();
        Assert.Null(Update(Checked(), Change("ls_definition", "{}"), organization));
        Assert.Equal(0, organization.Queries);
    }
}
