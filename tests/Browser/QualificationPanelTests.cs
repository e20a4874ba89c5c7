using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace LeadSync.Browser;

public sealed class QualificationPanelTests(RunningInstance instance)
{
    [Theory]
    [InlineData("Sam Sales", "Not assessed yet", "Yes", "Partly", "Saved: 50 points, class B.", "2 of 4 answered", "qualification-en")]
    [InlineData("Sabine Vertrieb", "Noch nicht bewertet", "Ja", "Teilweise", "Gespeichert: 50 Punkte, Klasse B.", "2 von 4 beantwortet", "qualification-de")]
    public async Task Ratings_are_saved_and_the_result_that_the_crm_computes_is_shown(
        string user, string none, string yes, string partly, string saved, string answered, string picture)
    {
        var lead = await instance.Crm.NewLead("Rated" + picture);
        await using var rep = await Rep.SignIn(instance, user);
        await rep.Open("lead", lead);
        await Expect(rep.Qualification.Locator("#result")).ToContainTextAsync(none);
        await Rate(rep, 2, yes);
        await Rate(rep, 3, yes);
        await rep.Qualification.Locator(".note").Nth(2).FillAsync("Three lines stand still");
        await rep.Qualification.Locator("#save").ClickAsync();
        await Expect(rep.Qualification.Locator("#said")).ToHaveTextAsync(saved);
        await Expect(rep.Qualification.Locator("#answered")).ToHaveTextAsync(answered);
        await Expect(rep.Qualification.Locator(".note").Nth(2)).ToHaveValueAsync("Three lines stand still");
        await rep.Whole("qualification/panel.html", picture);
        await Rate(rep, 0, partly);
        await Expect(rep.Qualification.Locator("#dirty")).Not.ToBeEmptyAsync();
        await rep.Qualification.Locator("#discard").ClickAsync();
        await Expect(rep.Qualification.Locator("#dirty")).ToBeEmptyAsync();
        Assert.Equal(50, (await instance.Crm.Row("leads", lead)).GetProperty("ls_qualificationtotal").GetDouble());
        Assert.Empty(rep.Complaints);
    }

    [Fact]
    public async Task Another_assessment_may_follow_another_framework()
    {
        var lead = await instance.Crm.NewLead("Twice");
        await using var rep = await Rep.SignIn(instance, "Sam Sales");
        await rep.Open("lead", lead);
        await Rate(rep, 0, "Yes");
        await rep.Qualification.Locator("#save").PressAsync("Enter");
        await Expect(rep.Qualification.Locator("#result .grade")).ToBeVisibleAsync();
        await rep.Qualification.Locator("#another").ClickAsync();
        await rep.Qualification.Locator("#which").SelectOptionAsync(new SelectOptionValue { Label = "New: MEDDIC" });
        await Expect(rep.Qualification.Locator(".criterion")).ToHaveCountAsync(6);
        await Rate(rep, 0, "No");
        await rep.Qualification.Locator("#save").ClickAsync();
        await Expect(rep.Qualification.Locator("#which option")).ToHaveCountAsync(2);
        Assert.Equal(2, (await instance.Crm.List($"ls_assessments?$filter=_ls_leadid_value eq {lead}")).Count);
    }

    private static Task Rate(Rep rep, int criterion, string rating) =>
        rep.Qualification.Locator(".criterion").Nth(criterion).GetByRole(AriaRole.Radio, new() { Name = rating, Exact = true }).CheckAsync();
}
