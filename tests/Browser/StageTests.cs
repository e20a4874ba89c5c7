using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

[Collection(nameof(WholeEnvironment))]
public sealed class StageTests(RunningInstance instance)
{
    private const int Lead = 844060001;
    private const string Qualified = "844060002";
    private const string Customer = "844060005";

    [Fact]
    public async Task A_move_that_is_not_allowed_is_refused_in_the_users_language_and_changes_nothing()
    {
        var id = await instance.Crm.NewLead("Verboten");
        var before = await instance.Crm.Row("leads", id);
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Open("lead", id);
        await rep.Field("ls_stage").SelectOptionAsync(Customer);
        await rep.Field("jobtitle").FillAsync("Einkäuferin");
        await rep.Page.GetByRole(AriaRole.Button, new() { Name = "Speichern" }).ClickAsync();
        await Expect(rep.Page.Locator("#refusal")).ToContainTextAsync("Dieser Lead kann nicht von „Lead“ nach „Kunde“ wechseln.");
        await rep.Picture("refusal-de");
        await Expect(rep.Field("ls_stage")).ToHaveValueAsync(Customer);
        await Expect(rep.Field("jobtitle")).ToHaveValueAsync("Einkäuferin");
        var after = await instance.Crm.Row("leads", id);
        Assert.Equal(before.GetProperty("@odata.etag").GetString(), after.GetProperty("@odata.etag").GetString());
        Assert.Equal(Lead, after.GetProperty("ls_stage").GetInt32());
        Assert.Equal(JsonValueKind.Null, after.GetProperty("jobtitle").ValueKind);
    }

    [Fact]
    public async Task An_allowed_move_is_saved_and_writes_history()
    {
        var id = await instance.Crm.NewLead("Allowed");
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", id);
        await rep.Field("ls_stage").SelectOptionAsync(Qualified);
        await Expect(rep.Page.Locator(".dirty")).ToContainTextAsync("Unsaved changes");
        await rep.Page.Locator("#save").ClickAsync();
        await Expect(rep.Page.Locator("#notice")).ToHaveTextAsync("Saved.");
        await Expect(rep.Page.Locator(".dirty")).ToBeEmptyAsync();
        Assert.Equal(Qualified, (await instance.Crm.Row("leads", id)).GetProperty("ls_stage").ToString());
        var history = await instance.Crm.List($"ls_stagehistories?$filter=_ls_leadid_value eq {id} and ls_fromleadstage eq {Lead}");
        Assert.Equal(Qualified, Assert.Single(history).GetProperty("ls_toleadstage").ToString());
        await rep.Page.GetByRole(AriaRole.Tab, new() { Name = "Stage history" }).ClickAsync();
        await Expect(rep.Rows).ToHaveCountAsync(2);
        await rep.Picture("history");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_form_saves_only_what_was_changed_and_somebody_elses_change_survives()
    {
        var id = await instance.Crm.NewLead("Shared");
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", id);
        await rep.Field("jobtitle").FillAsync("Buyer");
        await instance.Crm.Change("leads", id, new() { ["companyname"] = "Renamed AG" });
        await Expect(rep.Field("companyname")).ToHaveValueAsync("Renamed AG");
        await rep.Page.Locator("#save").ClickAsync();
        await Expect(rep.Page.Locator("#notice")).ToHaveTextAsync("Saved.");
        var row = await instance.Crm.Row("leads", id);
        Assert.Equal(("Buyer", "Renamed AG"), (row.GetProperty("jobtitle").GetString(), row.GetProperty("companyname").GetString()));
    }
}
