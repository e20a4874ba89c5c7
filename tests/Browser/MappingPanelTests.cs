using System.Text.Json.Nodes;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

public sealed class MappingPanelTests(RunningInstance instance)
{
    private const int Decided = 844060003;

    [Theory]
    [InlineData("Sam Sales", "Mapped to Panel Werk GmbH", "Found by: domain and name", "For", "The name is the same (formerly Nordwerk Anlagenbau)", "99.6%", "mapping-en")]
    [InlineData("Sabine Vertrieb", "Zugeordnet zu Panel Werk GmbH", "Gefunden über: Domäne und Name", "Dafür", "Der Name ist gleich (formerly Nordwerk Anlagenbau)", "99,6 %", "mapping-de")]
    public async Task A_mapped_lead_shows_its_account_with_reasons(
        string user, string status, string about, string pro, string reason, string probability, string picture)
    {
        var lead = await NewLead(user + picture, WrittenMapping.Auto(await Account("Panel Werk GmbH")));
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("lead", lead);
        await Expect(rep.Mapping.Locator("#status")).ToHaveTextAsync(status);
        await Expect(rep.Mapping.Locator("#about")).ToContainTextAsync(about);
        await Expect(rep.Mapping.Locator(".decision .likelihood strong")).ToHaveTextAsync(probability.Replace(' ', ' '));
        await Expect(rep.Mapping.Locator(".candidate h4").First).ToHaveTextAsync(pro);
        await Expect(rep.Mapping.Locator(".candidate li[data-kind='name'] .says")).ToHaveTextAsync(reason);
        await Expect(rep.Mapping.Locator(".candidate li[data-kind]")).ToHaveCountAsync(4);
        await rep.WholeMapping(picture);
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_rep_decides_changes_and_hands_back_on_the_form()
    {
        var (first, second) = (await Account("Form Eins"), await Account("Form Zwei"));
        var lead = await NewLead("Formdecision", WrittenMapping.Review(first, second));
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        await Expect(rep.Mapping.Locator(".candidates .candidate")).ToHaveCountAsync(2);
        await rep.WholeMapping("mapping-review");
        await rep.Mapping.GetByRole(AriaRole.Button, new() { Name = "Accept Nordwerk GmbH" }).ClickAsync();
        await Expect(rep.Mapping.Locator("#status")).ToHaveTextAsync("Decided: Form Eins");
        await Expect(rep.Mapping.Locator("#about")).ToContainTextAsync("by Sam Sales on");
        await rep.WholeMapping("mapping-decided");
        await rep.Mapping.GetByRole(AriaRole.Button, new() { Name = "Change" }).ClickAsync();
        await rep.Mapping.GetByRole(AriaRole.Button, new() { Name = "None of them" }).ClickAsync();
        await Expect(rep.Mapping.Locator("#status")).ToHaveTextAsync("Decided: none of the candidates");
        Assert.Equal(Decided, (await instance.Crm.Row("leads", lead)).GetProperty("ls_mappingstatus").GetInt32());
        await rep.Mapping.GetByRole(AriaRole.Button, new() { Name = "Reconsider" }).ClickAsync();
        await Expect(rep.Mapping.Locator("#status")).Not.ToContainTextAsync("Decided");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_lead_without_account_says_why_and_can_be_given_one()
    {
        var mapping = WrittenMapping.Review(await Account("Form Vier"));
        (mapping["ls_mappingstatus"], mapping["ls_mappingprobability"]) = (844060002, 1);
        var lead = await NewLead("Formnone", mapping);
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Open("lead", lead);
        await Expect(rep.Mapping.Locator("#status")).ToHaveTextAsync("Keine Firma gefunden");
        await Expect(rep.Mapping.Locator(".decision strong")).ToHaveTextAsync("> 99,9 %");
        await Expect(rep.Mapping.Locator(".candidate")).ToHaveCountAsync(0);
        await rep.Mapping.GetByRole(AriaRole.Button, new() { Name = "Ändern" }).PressAsync("Enter");
        await rep.Mapping.GetByRole(AriaRole.Button, new() { Name = "Nordwerk GmbH übernehmen" }).PressAsync("Enter");
        await Expect(rep.Mapping.Locator("#status")).ToHaveTextAsync("Entschieden: Form Vier");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task A_story_that_cannot_be_read_keeps_nobody_from_deciding()
    {
        var mapping = WrittenMapping.Review();
        mapping["ls_mappingstory"] = "{";
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", await NewLead("Formbroken", mapping));
        await Expect(rep.Mapping.GetByRole(AriaRole.Alert)).ToHaveTextAsync("The stored decision cannot be read.");
        await rep.Mapping.GetByRole(AriaRole.Button, new() { Name = "None of them" }).ClickAsync();
        await Expect(rep.Mapping.Locator("#status")).ToHaveTextAsync("Decided: none of the candidates");
    }

    [Fact]
    public async Task A_search_is_left_by_one_escape_and_answered_by_a_click()
    {
        var other = await Account("Mispel Maschinen");
        var lead = await NewLead("Formclick", WrittenMapping.Review(await Account("Form Vier")));
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Open("lead", lead);
        await rep.Mapping.Locator("#other-account").ClickAsync();
        await rep.Mapping.Locator("#other").PressSequentiallyAsync("Mispel");
        await Expect(rep.Mapping.GetByRole(AriaRole.Option)).ToHaveCountAsync(1);
        await rep.WholeMapping("mapping-search");
        await rep.Mapping.Locator("#other").FillAsync(" ");
        await Expect(rep.Mapping.GetByRole(AriaRole.Option)).ToHaveCountAsync(0);
        await rep.Mapping.Locator("#other").PressAsync("Escape");
        await Expect(rep.Mapping.Locator("#other")).ToHaveCountAsync(0);
        await rep.Mapping.Locator("#other-account").ClickAsync();
        await rep.Mapping.Locator("#other").PressSequentiallyAsync("Mispel");
        await rep.Mapping.GetByRole(AriaRole.Option).ClickAsync();
        await Expect(rep.Mapping.Locator("#status")).ToHaveTextAsync("Entschieden: Mispel Maschinen");
        Assert.Equal(other, (await instance.Crm.Row("leads", lead)).GetProperty("_ls_mappedaccountid_value").GetGuid());
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Another_account_is_found_by_its_name_while_typing()
    {
        var other = await Account("Quitte & Söhne");
        var lead = await NewLead("Formsearch", WrittenMapping.Review(await Account("Form Drei")));
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        await rep.Mapping.Locator("#other-account").ClickAsync();
        await rep.Mapping.Locator("#other").PressSequentiallyAsync("itte & S");
        await Expect(rep.Mapping.GetByRole(AriaRole.Option)).ToHaveTextAsync("Quitte & Söhne");
        await rep.Mapping.Locator("#other").PressAsync("Enter");
        await Expect(rep.Mapping.Locator("#status")).ToHaveTextAsync("Decided: Quitte & Söhne");
        Assert.Equal(other, (await instance.Crm.Row("leads", lead)).GetProperty("_ls_mappedaccountid_value").GetGuid());
    }

    private Task<Guid> Account(string name) => instance.Crm.Create("accounts", new() { ["name"] = name });

    private async Task<Guid> NewLead(string name, JsonObject mapping)
    {
        // What is decided for one company text holds for all leads that have it.
        var lead = await instance.Crm.NewLead(name, name + "haus");
        await instance.Crm.ChangeAsLeadSync("leads", lead, mapping);
        return lead;
    }
}
