using System.Text.Json.Nodes;
using LeadSync.Functions.People;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.UpdateAccounts;

/// <summary>From what people do, through their leads, to the accounts they belong to.</summary>
public sealed class PeopleToAccountTests
{
    private const string Greta = "email:greta@nordwerk.example";

    [Fact]
    public async Task What_somebody_does_shows_in_the_score_of_the_account_of_the_lead()
    {
        await using var scene = await AccountScene.Start();
        var account = scene.AddAccount(Of("nordwerk.example"));

        var person = await scene.Crm.Did(Greta, "form_submit");
        await scene.Crm.Update(person);
        await scene.UpdateWaiting();
        await scene.Crm.Did(Greta, "form_submit");
        await scene.Crm.Update(person);
        await scene.UpdateWaiting();

        Assert.Equal(120, scene.Score(account));
    }

    [Fact]
    public async Task Account_that_a_rep_maps_a_lead_to_gains_what_the_former_one_loses()
    {
        await using var scene = await AccountScene.Start();
        var (former, chosen) = (scene.AddAccount(Of("nordwerk.example")), scene.AddAccount());
        var person = await scene.Crm.Did(Greta, "form_submit");
        await scene.Crm.Update(person);
        await scene.UpdateWaiting();

        scene.Crm.Crm.OnlyLead["_ls_mappedaccountid_value"] = chosen.ToString();
        scene.Crm.Crm.OnlyLead["ls_mappingmethod"] = MappingMethod.Person;
        await scene.Crm.Update(person);
        await scene.UpdateWaiting();

        Assert.Equal((0, 60), (scene.Score(former), scene.Score(chosen)));
    }

    [Fact]
    public async Task Account_of_somebody_who_turns_out_to_be_a_person_of_another_account_loses_that_person()
    {
        await using var scene = await AccountScene.Start();
        var (north, south) = (scene.AddAccount(Of("nordwerk.example")), scene.AddAccount(Of("suedwerk.example")));
        var greta = await scene.Crm.Did(Greta, "form_submit");
        var other = await scene.Crm.Did("email:greta@suedwerk.example", "form_submit");
        await scene.Crm.Did(Greta, "form_submit");
        await scene.Crm.Update(greta, other);
        await scene.UpdateWaiting();
        var before = (scene.Score(north), scene.Score(south));

        await scene.Crm.Get<PersonDirectory>().Merge(greta, other, TestContext.Current.CancellationToken);
        await scene.Crm.Update(greta);
        await scene.UpdateWaiting();

        Assert.Equal((120, 60), before);
        Assert.Equal((180, 0), (scene.Score(north), scene.Score(south)));
    }

    private static JsonObject Of(string domain) => new() { [Account.EmailDomains] = domain };
}
