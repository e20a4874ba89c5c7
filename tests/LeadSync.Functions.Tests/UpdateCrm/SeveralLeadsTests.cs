using System.Text.Json.Nodes;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;

namespace LeadSync.Functions.Tests.UpdateCrm;

public sealed class SeveralLeadsTests
{
    private const string Greta = "email:greta@nordwerk.example";
    private const string Work = "email:g.lindqvist@nordwerk.example";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_open_lead_of_a_person_gets_the_score_and_only_one_the_key()
    {
        await using var scene = await KeyedScene();
        scene.Crm.AddLead(Typed());
        scene.Crm.AddLead(Typed());
        var person = await scene.Did(Greta, "form_submit");

        var outcome = await scene.Update(person);

        Assert.IsType<MessageOutcome.Done>(outcome.Single());
        Assert.All(scene.Crm.Leads.Values, lead => Assert.Equal(60, (int)lead["ls_score"]!));
        Assert.Single(scene.Crm.Leads.Values, lead => (string?)lead["ls_personid"] == person);
    }

    [Fact]
    public async Task New_lead_beside_a_closed_one_gets_the_score_and_leaves_the_key_and_the_closed_one_alone()
    {
        await using var scene = await KeyedScene();
        var person = await scene.Did(Greta, "form_submit");
        await scene.Update(person);
        scene.Crm.OnlyLead["statecode"] = 1;
        scene.Crm.OnlyLead["ls_score"] = 7;
        var fresh = scene.Crm.AddLead(Typed());

        var outcome = await scene.Update(person);

        Assert.IsType<MessageOutcome.Done>(outcome.Single());
        Assert.Equal(60, (int)scene.Crm.Leads[fresh]["ls_score"]!);
        Assert.Equal(7, (int)scene.Crm.Leads.Values.Single(lead => (int)lead["statecode"]! == 1)["ls_score"]!);
    }

    [Fact]
    public async Task Merged_people_with_a_lead_each_share_the_score_and_undoing_it_gives_each_its_own_again()
    {
        await using var scene = await KeyedScene();
        var (one, other) = (await scene.Did(Greta, "form_submit"), await scene.Did(Work, "page_view", "https://x.example/pricing"));
        await scene.Update(one, other);
        var survivor = await scene.Get<PersonDirectory>().Merge(one, other, Cancel);
        await scene.Update(survivor);
        var merged = Scores(scene);

        // The lead that stood for the survivor is gone for a while, so that it had to look at the other's.
        var own = scene.Crm.Leads.Single(lead => (string?)lead.Value["ls_personid"] == survivor);
        scene.Crm.Leads.TryRemove(own.Key, out _);
        await scene.Update(survivor);
        scene.Crm.Leads[own.Key] = own.Value;
        await Unmerge(scene, survivor, survivor == one ? other : one);
        await scene.Update(one, other);

        Assert.Equal((75, 75), (merged[one], merged[other]));
        Assert.Equal((60, 15), (Scores(scene)[one], Scores(scene)[other]));
    }

    private static Dictionary<string, int> Scores(CrmScene scene) =>
        scene.Crm.Leads.Values.ToDictionary(lead => (string)lead["ls_personid"]!, lead => (int)lead["ls_score"]!);

    private static async Task Unmerge(CrmScene scene, string survivor, string other)
    {
        await scene.Store.Commit(new Partition("people", other), [new RowOperation.Delete("redirect")], Cancel);
        await scene.Store.Commit(new Partition("people", survivor), [new RowOperation.Delete($"m:{other}")], Cancel);
    }

    /// <summary>As the platform does, the CRM takes a person's id on one lead alone.</summary>
    private static async Task<CrmScene> KeyedScene()
    {
        var scene = await CrmScene.Start();
        scene.Crm.Fault = request => request.Method == "POST" && TakesKeyTwice(scene.Crm, request) ? Reply.Error(412, "0x80060892") : null;
        return scene;
    }

    private static bool TakesKeyTwice(LittleCrm crm, Received request)
    {
        if (!request.PathAndQuery.Contains("/leads/", StringComparison.Ordinal)) return false;
        var after = crm.Leads.ToDictionary(lead => lead.Key.ToString(), lead => (string?)lead.Value["ls_personid"]);
        foreach (var target in request.Targets.Select(target => target!.AsObject()))
            if ((string?)target["leadid"] is { } id && (string?)target["ls_personid"] is { } person) after[id] = person;
        return after.Values.OfType<string>().GroupBy(person => person).Any(people => people.Count() > 1);
    }

    private static JsonObject Typed() => new() { ["emailaddress1"] = "greta@nordwerk.example", ["lastname"] = "Greta" };
}
