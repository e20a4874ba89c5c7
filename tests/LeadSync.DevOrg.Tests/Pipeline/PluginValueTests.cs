using LeadSync.DevOrg.Tests.Support;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Tests.Pipeline;

public sealed class PluginValueTests
{
    private static readonly Guid Account = new("7c1d5c8e-4a55-5f0e-8a53-2f6b9a2e0c01");

    [Fact]
    public async Task Values_reach_a_plugin_with_their_types_and_its_changes_come_back()
    {
        using var org = await PipelineOrg.Create();
        await org.Write(transaction =>
        {
            var type = org.AddAssembly(transaction, TestPluginFile.Dll, "LeadSync.TestPlugins.ValuesPlugin");
            org.AddStep(transaction, PipelineOrg.Step("values", 20), "Create", new EntityReference("plugintype", type));
            org.Put(transaction, new Entity("account", Account) { ["name"] = "Acme" });
        });
        await org.Send(PipelineOrg.Sam, (messages, context) => messages.Create(EveryKind(), context));
        var row = Assert.Single(org.Rows("lead"));
        Assert.Equal(
            "donotemail Boolean True; lastname String Müller & <Söhne>; leadqualitycode option 3; ls_stageenteredon time 2026-03-29 01:30:00 Utc; "
            + $"numberofemployees Int32 7; parentaccountid row account {Account}; revenue money 1234.5; subject String gone",
            Kept(row));
        Assert.False(row.Contains("subject"));
        Assert.Equal(1234.5m, row.GetAttributeValue<Money>("revenue").Value);
    }

    private static Entity EveryKind() => new("lead")
    {
        ["subject"] = "gone",
        ["lastname"] = "Müller & <Söhne>",
        ["leadqualitycode"] = new OptionSetValue(3),
        ["revenue"] = new Money(1234.5m),
        ["numberofemployees"] = 7,
        ["donotemail"] = true,
        ["parentaccountid"] = new EntityReference("account", Account),
        ["ls_stageenteredon"] = new DateTime(2026, 3, 29, 1, 30, 0, DateTimeKind.Utc),
        ["firstname"] = null,
    };

    /// <summary>Without what the platform itself adds before a plug-in sees the row.</summary>
    private static string Kept(Entity row) => string.Join("; ", ((string)row["description"]).Split("; ")
        .Where(part => part.Split(' ')[0] is "donotemail" or "lastname" or "leadqualitycode" or "ls_stageenteredon" or "numberofemployees" or "parentaccountid" or "revenue" or "subject"));
}
