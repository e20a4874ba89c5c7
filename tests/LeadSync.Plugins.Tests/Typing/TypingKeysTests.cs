using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Typing;

public sealed class TypingKeysTests
{
    private static Entity[] Rules =>
    [
        Rule(TypingKey.IndustryClass, "ls_industryclass", IndustryClass.Software, "software"),
        Rule(TypingKey.PositionLevel, "ls_positionlevel", PositionLevel.Head, "head of"),
        Rule(TypingKey.Department, "ls_department", Department.Purchasing, "purchasing"),
        Rule(TypingKey.Department, "ls_department", Department.Operations, "operations"),
        new("ls_typingrule")
        {
            ["ls_key"] = new OptionSetValue(TypingKey.CompanySize), ["ls_minimum"] = 50, ["ls_companysize"] = new OptionSetValue(CompanySize.Medium),
            ["statecode"] = new OptionSetValue(0),
        },
    ];

    [Fact]
    public void Keys_of_a_new_lead_are_read_from_its_texts_with_one_query()
    {
        var organization = new MemoryOrganization(Rules);
        var lead = new Entity("lead") { ["ls_industrytext"] = "Software", ["jobtitle"] = "Head of Purchasing", ["numberofemployees"] = 60 };
        Save("Create", lead, organization);
        Assert.Equal(
            [IndustryClass.Software, CompanySize.Medium, PositionLevel.Head, Department.Purchasing],
            new[] { "ls_industryclass", "ls_companysize", "ls_positionlevel", "ls_department" }.Select(key => Key(lead, key)));
        Assert.Equal(1, organization.Queries);
    }

    [Fact]
    public void Key_in_the_same_save_wins_even_when_it_is_emptied()
    {
        var lead = new Entity("lead") { ["jobtitle"] = "Head of Purchasing", ["ls_positionlevel"] = null, ["ls_department"] = new OptionSetValue(Department.Operations) };
        var organization = new MemoryOrganization(Rules);
        Save("Create", lead, organization);
        Assert.Equal((null, Department.Operations, 0), (Key(lead, "ls_positionlevel"), Key(lead, "ls_department"), organization.Queries));
    }

    [Theory]
    [InlineData("Head of Purchasing")]
    [InlineData("")]
    [InlineData(null)]
    public void Text_that_stays_or_goes_leaves_the_keys_alone_and_asks_nothing(string? text)
    {
        var organization = new MemoryOrganization(Rules);
        var lead = new Entity("lead") { ["jobtitle"] = text };
        Save("Update", lead, organization, new Entity("lead") { ["jobtitle"] = "Head of Purchasing" });
        Assert.Equal((1, 0), (lead.Attributes.Count, organization.Queries));
    }

    [Fact]
    public void Text_that_no_rule_knows_leaves_the_key()
    {
        var account = new Entity("account") { ["ls_industrytext"] = "Fishing", ["numberofemployees"] = 3 };
        Save("Create", account, new MemoryOrganization(Rules));
        Assert.Equal(2, account.Attributes.Count);
    }

    [Fact]
    public void Inactive_rule_says_nothing()
    {
        var rule = Rules[0];
        rule["statecode"] = new OptionSetValue(1);
        var account = new Entity("account") { ["ls_industrytext"] = "Software" };
        Save("Create", account, new MemoryOrganization(rule));
        Assert.Null(Key(account, "ls_industryclass"));
    }

    [Theory]
    [InlineData("Purchasing", "Operations Manager", null)]
    [InlineData("7b", "Operations Manager", Department.Operations)]
    [InlineData(null, "Operations Manager", Department.Operations)]
    public void Department_of_a_contact_counts_before_the_position(string? department, string position, int? expected)
    {
        var contact = new Entity("contact") { ["jobtitle"] = position };
        Save("Update", contact, new MemoryOrganization(Rules), new Entity("contact") { ["department"] = department, ["jobtitle"] = "Clerk" });
        Assert.Equal(expected, Key(contact, "ls_department"));
    }

    private static void Save(string message, Entity target, MemoryOrganization organization, Entity? before = null)
    {
        var saving = new PluginEvent(message, target, organization, before);
        saving.Context.PrimaryEntityName = target.LogicalName;
        Assert.Null(saving.Run("Typing.TypingKeys"));
    }

    private static Entity Rule(int key, string column, int value, string text) => new("ls_typingrule")
    {
        ["ls_key"] = new OptionSetValue(key),
        ["ls_match"] = new OptionSetValue(TextMatch.HasTheWords),
        ["ls_text"] = text,
        ["ls_priority"] = 10,
        [column] = new OptionSetValue(value),
        ["statecode"] = new OptionSetValue(0),
    };

    private static int? Key(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;
}
