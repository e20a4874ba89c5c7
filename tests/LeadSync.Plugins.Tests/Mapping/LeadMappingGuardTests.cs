using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using static LeadSync.Plugins.Tests.Mapping.MappedLead;

namespace LeadSync.Plugins.Tests.Mapping;

public sealed class LeadMappingGuardTests
{
    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public void Account_picked_by_a_person_becomes_a_persons_decision(string message)
    {
        var target = Saved(message, Mapped(Second), message == "Create" ? null : Mapped(First, MappingMethod.CompanyDomain));

        Assert.Equal(new OptionSetValue(MappingMethod.Person), target["ls_mappingmethod"]);
        Assert.Equal(new OptionSetValue(MappingStatus.DecidedByAPerson), target["ls_mappingstatus"]);
        Assert.Null(target["ls_mappingprobability"]);
        Assert.Equal(new EntityReference("systemuser", PluginEvent.User), target["ls_mappingdecidedby"]);
        Assert.Equal((PluginEvent.Now, PluginEvent.Now), (target["ls_mappingdecidedon"], target["ls_mappedon"]));
        Assert.False(target.Contains("ls_mappingstory"));
    }

    [Fact]
    public void Account_cleared_by_a_person_is_a_decision_for_none()
    {
        var target = Saved("Update", Mapped(null), Mapped(First, MappingMethod.CompanyDomain));

        Assert.Equal(new OptionSetValue(MappingMethod.Person), target["ls_mappingmethod"]);
    }

    [Fact]
    public void Method_person_on_a_lead_without_account_is_a_decision_for_none()
    {
        var target = Saved("Update", Method(MappingMethod.Person), Mapped(null));

        Assert.Null(target["ls_mappedaccountid"]);
        Assert.Equal(new OptionSetValue(MappingStatus.DecidedByAPerson), target["ls_mappingstatus"]);
    }

    [Fact]
    public void Method_person_on_a_mapped_lead_confirms_its_account()
    {
        var target = Saved("Update", Method(MappingMethod.Person), Mapped(First, MappingMethod.CompanyDomain));

        Assert.Equal(new OptionSetValue(MappingStatus.DecidedByAPerson), target["ls_mappingstatus"]);
        Assert.False(target.Contains("ls_mappedaccountid"));
    }

    [Theory]
    [InlineData(MappingMethod.CompanyDomain)]
    [InlineData(MappingMethod.Person)]
    public void Account_that_stays_is_no_decision(int method)
    {
        var target = Saved("Update", Mapped(First), Mapped(First, method));

        Assert.Equal(["ls_mappedaccountid"], target.Attributes.Keys);
    }

    [Fact]
    public void Method_that_LeadSync_alone_finds_counts_for_nothing_from_a_person()
    {
        var target = Saved("Update", Mapped(Second, MappingMethod.CompanyDomain), Mapped(First, MappingMethod.Person));

        Assert.Equal(new OptionSetValue(MappingMethod.Person), target["ls_mappingmethod"]);
        Assert.Empty(Saved("Update", Method(MappingMethod.CompanyDomain), Mapped(First, MappingMethod.Person)).Attributes);
    }

    [Fact]
    public void Method_emptied_by_a_person_hands_the_lead_back_to_LeadSync()
    {
        var target = Saved("Update", Method(null), Mapped(First, MappingMethod.Person));

        Assert.All(
            ["ls_mappedaccountid", "ls_mappingmethod", "ls_mappingprobability", "ls_mappingdecidedby", "ls_mappingdecidedon"],
            column => Assert.Null(target.Attributes[column]));
        Assert.Equal(new OptionSetValue(MappingStatus.ToReview), target["ls_mappingstatus"]);
    }

    [Fact]
    public void What_LeadSync_finds_and_the_guard_notes_is_nobodys_to_write()
    {
        var target = Found();
        target["firstname"] = "Greta";

        Saved("Update", target, Mapped(First, MappingMethod.Person));

        Assert.Equal(["firstname"], target.Attributes.Keys);
    }

    [Fact]
    public void LeadSync_does_not_overwrite_a_persons_decision_but_may_write_the_rest()
    {
        var target = Found();
        (target["ls_mappedaccountid"], target["ls_mappingmethod"], target["ls_score"]) = (Second, new OptionSetValue(MappingMethod.CompanyDomain), 12);

        Saved("Update", target, Mapped(First, MappingMethod.Person), "leadsync");

        Assert.Equal(["ls_score"], target.Attributes.Keys);
    }

    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public void LeadSync_maps_where_no_person_has_decided(string message)
    {
        var target = Found();
        target["ls_mappedaccountid"] = Second;
        target["ls_mappingmethod"] = new OptionSetValue(MappingMethod.CompanyDomain);

        Saved(message, target, message == "Create" ? null : Mapped(First, MappingMethod.CompanyDomain), "leadsync");

        Assert.Equal(Second, target["ls_mappedaccountid"]);
        Assert.Equal(new OptionSetValue(MappingMethod.CompanyDomain), target["ls_mappingmethod"]);
        Assert.All(["ls_mappingstatus", "ls_mappingstory", "ls_mappedon", "ls_mappingprobability"], column => Assert.True(target.Contains(column)));
        Assert.False(target.Contains("ls_mappingdecidedon"));
    }

    private static Entity Found() => new("lead")
    {
        ["ls_mappingstatus"] = new OptionSetValue(MappingStatus.ToReview),
        ["ls_mappingstory"] = "{}",
        ["ls_mappingprobability"] = 0.99m,
        ["ls_mappedon"] = PluginEvent.Now,
        ["ls_mappingdecidedby"] = new EntityReference("systemuser", Guid.Empty),
        ["ls_mappingdecidedon"] = PluginEvent.Now,
    };

    [Fact]
    public void LeadSyncs_tag_from_somebody_without_its_role_makes_a_person_decide()
    {
        var saving = new PluginEvent("Update", Mapped(Second, MappingMethod.CompanyDomain), new MemoryOrganization(), Mapped(First, MappingMethod.CompanyDomain));
        saving.Context.SharedVariables["tag"] = "leadsync";

        Assert.Null(saving.Run("Mapping.LeadMappingGuard"));

        Assert.Equal(new OptionSetValue(MappingMethod.Person), ((Entity)saving.Context.InputParameters["Target"])["ls_mappingmethod"]);
    }

    private static Entity Saved(string message, Entity target, Entity? before, string? tag = null)
    {
        var organization = new MemoryOrganization(RoleRows.Of(PluginEvent.User, "LeadSync Integration"));
        var saving = new PluginEvent(message, target, organization, before);
        if (tag is not null)
            saving.Context.SharedVariables["tag"] = tag;
        Assert.Null(saving.Run("Mapping.LeadMappingGuard"));
        Assert.Equal(tag is null ? 0 : 1, organization.Queries);
        return target;
    }
}
