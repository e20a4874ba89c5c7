using LeadSync.Plugins.Tests.Stages;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Protection;

public sealed class ProtectedColumnGuardTests
{
    private const string Integration = "LeadSync Integration";

    [Theory]
    [InlineData(1033, "The column \"Score\" is written by LeadSync alone. Leave it as it is and save again. Nothing was saved.")]
    [InlineData(1031, "Die Spalte „Score“ schreibt nur LeadSync. Lassen Sie sie unverändert und speichern Sie erneut. Es wurde nichts gespeichert.")]
    public void Score_that_a_person_changes_is_refused_in_his_language(int language, string message) =>
        Assert.Equal(message, Save("Update", Row("lead", ("ls_score", 99)), new MemoryOrganization(StageRows.Language(language)), Row("lead", ("ls_score", 12))));

    [Fact]
    public void Refusal_names_every_column_that_would_change_and_no_other() =>
        Assert.Equal(
            "The columns \"Score\", \"Recycles\" are written by LeadSync alone. Leave them as they are and save again. Nothing was saved.",
            Save("Update", Row("lead", ("ls_score", 99), ("ls_recyclecount", 0), ("ls_personid", "p1"), ("firstname", "Eva")), new(), Row("lead", ("ls_recyclecount", 2), ("ls_personid", "p1"))));

    [Theory]
    [InlineData("lead", "ls_slastate"), InlineData("contact", "ls_interest"), InlineData("account", "ls_rolesfilled"), InlineData("opportunity", "ls_stagemoves")]
    [InlineData("ls_assessment", "ls_total"), InlineData("lead", "ls_mappingstory"), InlineData("lead", "ls_cooldownuntil"), InlineData("account", "ls_coverage")]
    public void Protected_columns_of_each_table_cannot_be_brought_along_by_a_new_row(string table, string column) =>
        Assert.Contains("written by LeadSync alone", Save("Create", Row(table, (column, 1)), new()), StringComparison.Ordinal);

    [Fact]
    public void Save_without_a_changed_protected_column_costs_no_query()
    {
        var organization = new MemoryOrganization();
        Assert.Null(Save("Update", Row("lead", ("ls_score", 12), ("ls_stage", 1)), organization, Row("lead", ("ls_score", 12)), "leadsync"));
        Assert.Null(Save("Create", Row("lead", ("ls_score", null), ("lastname", "Kern")), organization));
        Assert.Equal(0, organization.Queries);
    }

    [Theory]
    [InlineData("leadsync", Integration, true)]
    [InlineData("leadsync", "System Administrator", false)]
    [InlineData("LeadSync", Integration, false)]
    [InlineData(null, Integration, false)]
    public void LeadSync_is_told_by_tag_and_role_together(string? tag, string role, bool allowed)
    {
        var organization = new MemoryOrganization(RoleRows.Of(PluginEvent.User, role));
        Assert.Equal(allowed, Save("Update", Row("lead", ("ls_score", 99)), organization, null, tag) is null);
        Assert.Equal(allowed ? 1 : 1 + (tag == "leadsync" ? 1 : 0), organization.Queries);
    }

    [Fact]
    public void Request_that_claims_to_be_LeadSync_is_told_which_role_it_lacks() =>
        Assert.Contains("needs the security role \"LeadSync Integration\"", Save("Update", Row("lead", ("ls_score", 99)), new(), null, "leadsync"), StringComparison.Ordinal);

    [Theory]
    [InlineData("ls_leadscore", true, "Scores by model are written by LeadSync alone.")]
    [InlineData("ls_stagehistory", false, "LeadSync keeps the stage history.")]
    public void Rows_of_scores_are_LeadSyncs_and_history_is_nobodys(string table, bool integration, string message)
    {
        foreach (var kind in new[] { "Create", "Update", "Delete" })
        {
            Assert.StartsWith(message, Save(kind, Row(table, ("ls_name", "n")), new()), StringComparison.Ordinal);
            Assert.Equal(integration, Save(kind, Row(table, ("ls_name", "n")), new(RoleRows.Of(PluginEvent.User, Integration)), null, "leadsync") is null);
        }
    }

    [Fact]
    public void Rows_go_with_the_lead_they_belong_to()
    {
        var deleting = Event("Delete", Row("ls_stagehistory"), new());
        deleting.Context.ParentContext = new RemoteExecutionContext { MessageName = "Delete", PrimaryEntityName = "lead" };
        Assert.Null(deleting.Run("Protection.ProtectedColumnGuard"));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void Plugins_of_LeadSync_write_what_others_may_not_but_not_those_who_answer_them(int depthOfWriter, bool allowed)
    {
        var saving = Event("Create", Row("ls_stagehistory", ("ls_name", "Lead")), new());
        saving.Context.Depth = depthOfWriter + 1;
        var writer = new RemoteExecutionContext { Depth = 1, SharedVariables = { ["leadsync.writes"] = true } };
        saving.Context.ParentContext = depthOfWriter == 1 ? writer : new RemoteExecutionContext { Depth = 2, ParentContext = writer };
        Assert.Equal(allowed, saving.Run("Protection.ProtectedColumnGuard") is null);
    }

    private static Entity Row(string table, params (string Column, object? Value)[] columns)
    {
        var row = new Entity(table);
        foreach (var (column, value) in columns)
            row[column] = value;
        return row;
    }

    private static string? Save(string message, Entity target, MemoryOrganization organization, Entity? before = null, string? tag = null)
    {
        var saving = Event(message, target, organization, before);
        if (tag is not null)
            saving.Context.SharedVariables["tag"] = tag;
        return saving.Run("Protection.ProtectedColumnGuard");
    }

    private static PluginEvent Event(string message, Entity target, MemoryOrganization organization, Entity? before = null)
    {
        var saving = new PluginEvent(message, target, organization, before);
        saving.Context.PrimaryEntityName = target.LogicalName;
        return saving;
    }
}
