using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using static LeadSync.Plugins.Tests.Mapping.MappedLead;

namespace LeadSync.Plugins.Tests.Mapping;

public sealed class LeadMappingMemoryTests
{
    [Theory]
    [InlineData("Create")]
    [InlineData("Update")]
    public void Decision_is_remembered_for_company_text_and_domain(string message)
    {
        var decided = Decided(First);
        var written = Lead("  Nordwerk \t GmbH ", "Greta@Nordwerk.Example");
        var organization = message == "Update" ? Saved(message, decided, written) : Saved(message, With(decided, written), null);

        var row = Assert.Single(organization.Rows);
        Assert.Equal(("Nordwerk GmbH", "Nordwerk GmbH", "nordwerk.example"), (row["ls_name"], row["ls_company"], row["ls_emaildomain"]));
        Assert.Equal((First, new EntityReference("systemuser", PluginEvent.User)), (row["ls_accountid"], row["ls_decidedby"]));
        Assert.Equal((PluginEvent.Now, Guid.Parse("00000000-0000-0000-0000-000000000001")), (row["ls_decidedon"], ((EntityReference)row["ls_leadid"]).Id));
        Assert.Equal(1, organization.Queries);
    }

    [Fact]
    public void None_of_them_is_remembered_without_account()
    {
        var organization = Saved("Update", Decided(null), Lead(null, "greta@nordwerk.example"));

        var row = Assert.Single(organization.Rows);
        Assert.Equal(("nordwerk.example", null, null), (row["ls_name"], row.Attributes["ls_company"], row.Attributes["ls_accountid"]));
    }

    [Fact]
    public void Later_decision_takes_the_place_of_the_earlier_one()
    {
        var organization = Saved("Update", Decided(Second), Lead("Nordwerk", "g@nordwerk.example"), Row("Nordwerk", "nordwerk.example"), Row("Nordwerk", null));

        Assert.Equal(2, organization.Rows.Count);
        var update = Assert.Single(organization.Updates);
        Assert.Equal((organization.Rows[0].Id, Second), (update.Id, update["ls_accountid"]));
    }

    [Fact]
    public void Confirmed_account_is_remembered_though_the_save_does_not_name_it()
    {
        var before = With(Lead("Nordwerk", null), Mapped(First));
        var decided = Decided(null);
        decided.Attributes.Remove("ls_mappedaccountid");

        Assert.Equal(First, Assert.Single(Saved("Update", decided, before).Rows)["ls_accountid"]);
    }

    [Fact]
    public void Handing_back_forgets_the_decision_for_text_and_domain_alone()
    {
        var target = new Entity("lead") { ["ls_mappingdecidedon"] = null };
        var organization = Saved("Update", target, Lead("Nordwerk", "g@nordwerk.example"), Row("Nordwerk", "nordwerk.example"), Row("Nordwerk", null));

        Assert.Null(Assert.Single(organization.Rows).Attributes["ls_emaildomain"]);
    }

    [Fact]
    public void Lead_without_company_and_address_leaves_nothing_to_remember()
    {
        var organization = Saved("Update", Decided(First), Lead("  ", "no address"));

        Assert.Empty(organization.Rows);
        Assert.Equal(0, organization.Queries);
    }

    [Fact]
    public void Other_saves_cost_no_query() =>
        Assert.Equal(0, Saved("Update", Mapped(First), Lead("Nordwerk", null)).Queries);

    private static MemoryOrganization Saved(string message, Entity target, Entity? before, params Entity[] rows)
    {
        var organization = new MemoryOrganization(rows);
        Assert.Null(new PluginEvent(message, target, organization, before).Run("Mapping.LeadMappingMemory"));
        return organization;
    }

    private static Entity Decided(EntityReference? account) => new("lead")
    {
        ["ls_mappedaccountid"] = account,
        ["ls_mappingmethod"] = new OptionSetValue(MappingMethod.Person),
        ["ls_mappingdecidedby"] = new EntityReference("systemuser", PluginEvent.User),
        ["ls_mappingdecidedon"] = PluginEvent.Now,
    };

    private static Entity Lead(string? company, string? address) => new("lead") { ["companyname"] = company, ["emailaddress1"] = address };

    private static Entity Row(string? company, string? domain) => new("ls_mappingdecision", Guid.NewGuid())
    {
        ["statecode"] = new OptionSetValue(0),
        ["ls_company"] = company,
        ["ls_emaildomain"] = domain,
    };

    private static Entity With(Entity one, Entity other)
    {
        foreach (var (column, value) in other.Attributes)
            one[column] = value;
        return one;
    }
}
