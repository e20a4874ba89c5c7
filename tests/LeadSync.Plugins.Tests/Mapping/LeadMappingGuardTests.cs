using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Mapping;

public sealed class LeadMappingGuardTests
{
    private static readonly EntityReference First = new("account", Guid.Parse("00000000-0000-0000-0000-00000000000a"));
    private static readonly EntityReference Second = new("account", Guid.Parse("00000000-0000-0000-0000-00000000000b"));

    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public void Account_picked_by_a_person_becomes_a_persons_decision(string message)
    {
        var target = Saved(message, Mapping(Second), message == "Create" ? null : Mapping(First, MappingMethod.CompanyDomain));

        Assert.Equal(new OptionSetValue(MappingMethod.Person), target["ls_mappingmethod"]);
        Assert.Null(target["ls_mappingprobability"]);
    }

    [Fact]
    public void Account_cleared_by_a_person_is_a_decision_for_none()
    {
        var target = Saved("Update", Mapping(null), Mapping(First, MappingMethod.CompanyDomain));

        Assert.Equal(new OptionSetValue(MappingMethod.Person), target["ls_mappingmethod"]);
    }

    [Fact]
    public void Account_that_stays_is_no_decision()
    {
        var target = Saved("Update", Mapping(First), Mapping(First, MappingMethod.CompanyDomain));

        Assert.False(target.Contains("ls_mappingmethod"));
    }

    [Fact]
    public void Method_that_a_person_names_is_kept()
    {
        var target = Saved("Update", Mapping(Second, MappingMethod.CompanyDomain), Mapping(First, MappingMethod.Person));

        Assert.Equal(new OptionSetValue(MappingMethod.CompanyDomain), target["ls_mappingmethod"]);
    }

    [Fact]
    public void LeadSync_does_not_overwrite_a_persons_decision_but_may_write_the_rest()
    {
        var target = Mapping(Second, MappingMethod.CompanyDomain);
        target["ls_mappingprobability"] = 0.99m;
        target["ls_score"] = 12;

        Saved("Update", target, Mapping(First, MappingMethod.Person), "leadsync");

        Assert.Equal(["ls_score"], target.Attributes.Keys);
    }

    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public void LeadSync_maps_where_no_person_has_decided(string message)
    {
        var target = Saved(message, Mapping(Second, MappingMethod.CompanyDomain), message == "Create" ? null : Mapping(First, MappingMethod.CompanyDomain), "leadsync");

        Assert.Equal(Second, target["ls_mappedaccountid"]);
        Assert.Equal(new OptionSetValue(MappingMethod.CompanyDomain), target["ls_mappingmethod"]);
    }

    private static Entity Saved(string message, Entity target, Entity? before, string? tag = null)
    {
        var saving = new PluginEvent(message, target, new MemoryOrganization(), before);
        if (tag is not null)
            saving.Context.SharedVariables["tag"] = tag;
        Assert.Null(saving.Run("Mapping.LeadMappingGuard"));
        return target;
    }

    private static Entity Mapping(EntityReference? account, int? method = null)
    {
        var lead = new Entity("lead") { ["ls_mappedaccountid"] = account };
        if (method is { } value)
            lead["ls_mappingmethod"] = new OptionSetValue(value);
        return lead;
    }
}
