using System.Text.Json.Nodes;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>What people decided about leads, and what that is worth.</summary>
public sealed class DecidedMappingTests
{
    private const string Greta = "email:greta@nordwerk.example";

    [Fact]
    public async Task What_a_person_decided_stands_when_the_account_changes_and_the_score_goes_by_it()
    {
        await using var scene = await CrmScene.Start();
        var chosen = Add(scene, "Chosen", industry: IndustryClass.Manufacturing);
        var matched = Add(scene, "Nordwerk", "nordwerk.example");
        var decided = new JsonObject
        {
            ["emailaddress1"] = "greta@nordwerk.example", ["_ls_mappedaccountid_value"] = chosen.ToString(),
            ["ls_mappingmethod"] = MappingMethod.Person, ["ls_mappingstatus"] = MappingStatus.DecidedByAPerson, ["ls_mappingstory"] = "kept",
        };
        scene.Crm.AddLead(decided);
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);

        scene.Crm.Accounts.Remove(scene.Crm.Accounts.Single(account => account.ToString()!.Contains(matched.ToString(), StringComparison.Ordinal)));
        await scene.Changed("account", matched);
        var remapped = await scene.Remap();
        await scene.Update([.. remapped]);

        Assert.Equal([person], remapped);
        Assert.Equal((chosen.ToString(), MappingMethod.Person, MappingStatus.DecidedByAPerson), Mapping(scene.Crm.OnlyLead));
        Assert.Equal(("kept", 80), ((string?)scene.Crm.OnlyLead["ls_mappingstory"], (int)scene.Crm.OnlyLead["ls_score"]!));
    }

    [Fact]
    public async Task Earlier_decision_maps_the_next_lead_of_the_same_text_and_domain()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Chosen");
        scene.Crm.Decisions.Add(new { ls_mappingdecisionid = Guid.NewGuid(), ls_company = "Nordwerk", ls_emaildomain = "nordwerk.example", _ls_accountid_value = account });

        await scene.Update(await scene.Did(Greta, "form_submit", null, ("company", "NORDWERK")));

        Assert.Equal((account.ToString(), MappingMethod.EarlierDecision, MappingStatus.Mapped), Mapping(scene.Crm.OnlyLead));
    }

    [Theory]
    [InlineData("nordwerk.example")]
    [InlineData("mail.nordwerk.example")]
    public async Task Decision_for_none_about_a_company_that_LeadSync_made_up_keeps_the_next_lead_without_account(string domain)
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "Nordwerk", "nordwerk.example");
        scene.Crm.Decisions.Add(new { ls_mappingdecisionid = Guid.NewGuid(), ls_company = "nordwerk.example", ls_emaildomain = domain });

        await scene.Update(await scene.Did(Greta, "form_submit"));

        Assert.Equal((null, MappingMethod.EarlierDecision, MappingStatus.NoAccount), Mapping(scene.Crm.OnlyLead));
    }

    [Fact]
    public async Task Earlier_decision_for_an_account_that_is_gone_maps_nobody()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Decisions.Add(new { ls_mappingdecisionid = Guid.NewGuid(), ls_emaildomain = "nordwerk.example", _ls_accountid_value = Guid.NewGuid() });

        await scene.Update(await scene.Did(Greta, "form_submit"));

        Assert.Equal((null, null, MappingStatus.NoAccount), Mapping(scene.Crm.OnlyLead));
    }

    private static Guid Add(CrmScene scene, string name, string? domains = null, int? industry = null)
    {
        var id = Guid.NewGuid();
        scene.Crm.Accounts.Add(new { accountid = id, name, ls_emaildomains = domains, ls_industryclass = industry });
        return id;
    }

    private static (string?, int?, int?) Mapping(JsonObject lead) =>
        ((string?)lead["_ls_mappedaccountid_value"], (int?)lead["ls_mappingmethod"], (int?)lead["ls_mappingstatus"]);
}
