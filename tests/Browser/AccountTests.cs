using System.Text.Json;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

/// <summary>The company of the sample with people, visits from its network and a buying centre.</summary>
public sealed class AccountTests(RunningInstance instance)
{
    private static readonly Guid Nordwerk = Guid.Parse("5a3d1e00-0001-4c00-8000-000000000001");

    [Theory]
    [InlineData("Sam Sales", "Greta Lindqvist", "Visits from the company's network", "Coverage", "account-en")]
    [InlineData("Sabine Vertrieb", "Greta Lindqvist", "Besuche aus dem Firmennetz", "Abdeckung", "account-de")]
    public async Task Account_shows_people_visits_and_buying_centre_behind_its_score(string user, string person, string visit, string coverage, string picture)
    {
        await Scored();
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("account", Nordwerk);
        await Expect(rep.Panel.Locator("#reasons tbody tr[data-rule^='person:']").Filter(new() { HasText = person })).ToHaveCountAsync(1);
        Assert.InRange(await rep.Panel.Locator("#reasons tbody tr[data-rule^='person:']").CountAsync(), 2, 21);
        await Expect(rep.Panel.Locator("#reasons tbody tr[data-rule='visit'] th")).ToHaveTextAsync(visit);
        await Expect(rep.Panel.Locator("#reasons tbody tr[data-rule^='coverage:']")).ToHaveCountAsync(2);
        await Expect(rep.Panel.Locator("dl.bars dt").Filter(new() { HasText = coverage })).ToHaveCountAsync(1);
        await Expect(rep.Panel.Locator("svg .past, #next-change, #lift")).ToHaveCountAsync(3);
        await Expect(rep.Panel.Locator(".wrong")).ToHaveCountAsync(0);
        var stored = (await instance.Crm.Row("accounts", Nordwerk)).GetProperty("ls_score").GetInt32();
        await Expect(rep.Panel.Locator("#total")).ToHaveTextAsync($"{stored}");
        await rep.Picture(picture);
        await rep.Whole(picture + "-panel");
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Account_lists_its_buying_centre_contacts_and_leads()
    {
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("account", Nordwerk);
        await Expect(List(rep, "Buying centre").Locator("tbody tr").Filter(new() { HasText = "Decider" })).ToContainTextAsync("Henrike Vollmer");
        await Expect(List(rep, "Contacts").Locator("tbody tr")).ToHaveCountAsync(2);
        await Expect(List(rep, "Mapped leads").Locator("tbody tr").Filter(new() { HasText = "Greta Lindqvist" })).ToHaveCountAsync(1);
        await Expect(rep.Field("ls_segmentid")).ToHaveValueAsync("Strategic accounts");
    }

    [Fact]
    public async Task A_contact_shows_the_score_of_the_person_behind_it()
    {
        var contact = Guid.Parse("5a3d1e00-0002-4c00-8000-000000000001");
        await Crm.Until(async () => (await instance.Crm.Row("contacts", contact)).GetProperty("ls_explanation").ValueKind == JsonValueKind.String);
        await using var rep = await Rep.SignIn(instance, "Sabine Vertrieb");
        await rep.Open("contact", contact);
        await Expect(rep.Panel.Locator("#reasons tbody tr[data-rule='pricing'] th")).ToHaveTextAsync("Preisseite besucht");
        await Expect(rep.Panel.Locator("#about")).ToContainTextAsync("Modell default/");
        await rep.Picture("contact-de");
        Assert.Empty(rep.Complaints);
    }

    private static ILocator List(Rep rep, string section) =>
        rep.Page.Locator("section").Filter(new() { Has = rep.Page.GetByRole(AriaRole.Heading, new() { Name = section, Exact = true }) });

    /// <summary>Scores of people and visits arrive one after the other; this waits for all that the sample holds.</summary>
    private Task Scored() => Crm.Until(async () =>
        (await instance.Crm.Row("accounts", Nordwerk)).GetProperty("ls_explanation").GetString() is { } told
        && new[] { "person:", "\"visit\"", "coverage:decider", "coverage:buyer", "Greta" }.All(part => told.Contains(part, StringComparison.Ordinal)));
}
