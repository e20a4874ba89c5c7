using LeadSync.DevOrg.Tests.Support;
using LeadSync.Schema;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>The buying centre of accounts and opportunities, under the imported assembly, over HTTP.</summary>
public sealed class BuyingCentreLifeTests
{
    [Fact]
    public async Task Roles_of_the_account_and_of_its_opportunities_count_and_the_first_process_promoter_shows()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var (account, kern, lang) = await People(org);
        var opportunity = await org.Admin.Create("opportunities", $$"""{"name":"Presses","parentaccountid@odata.bind":"/accounts({{GuardedOrg.Id(account)}})"}""");
        var decider = await Give(org, kern, BuyingRoleKind.Decider, "ls_AccountId", account);
        Assert.Equal("Ada Kern – Decider", (await org.Admin.Ask("GET", decider).Json()).Text("ls_name"));
        await Give(org, lang, BuyingRoleKind.Decider, "ls_AccountId", account);
        var onOpportunity = await Give(org, lang, BuyingRoleKind.Gatekeeper, "ls_OpportunityId", opportunity);
        Assert.Equal(GuardedOrg.Id(account), (await org.Admin.Ask("GET", onOpportunity).Json()).Text("_ls_accountid_value"));
        var promoter = await Give(org, kern, BuyingRoleKind.ProcessPromoter, "ls_AccountId", account);
        await Give(org, lang, BuyingRoleKind.ProcessPromoter, "ls_AccountId", account);
        Assert.Equal((2, GuardedOrg.Id(kern)), await State(org, account));

        Assert.Equal("204", await org.Admin.Ask("PATCH", promoter, """{"statecode":1,"statuscode":2}""").Verdict());
        Assert.Equal("204", await org.Admin.Ask("DELETE", onOpportunity).Verdict());
        Assert.Equal((1, GuardedOrg.Id(lang)), await State(org, account));
    }

    [Fact]
    public async Task A_role_that_moves_counts_on_the_new_account_alone()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var (account, kern, _) = await People(org);
        var other = await org.Admin.Create("accounts", """{"name":"Südwerk"}""");
        var role = await Give(org, kern, BuyingRoleKind.Buyer, "ls_AccountId", account);
        Assert.Equal("204", await org.Admin.Ask("PATCH", role, $$"""{"ls_AccountId@odata.bind":"/accounts({{GuardedOrg.Id(other)}})"}""").Verdict());
        Assert.Equal(((0, (string?)null), (1, null)), (await State(org, account), await State(org, other)));
    }

    [Fact]
    public async Task Roles_go_with_their_opportunity_to_another_account()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var (account, kern, _) = await People(org);
        var other = await org.Admin.Create("accounts", """{"name":"Südwerk"}""");
        var opportunity = await org.Admin.Create("opportunities", $$"""{"name":"Presses","customerid_account@odata.bind":"/accounts({{GuardedOrg.Id(account)}})"}""");
        await Give(org, kern, BuyingRoleKind.User, "ls_OpportunityId", opportunity);
        Assert.Equal(1, (await State(org, account)).Filled);
        Assert.Equal("204", await org.Admin.Ask("PATCH", opportunity, $$"""{"customerid_account@odata.bind":"/accounts({{GuardedOrg.Id(other)}})"}""").Verdict());
        Assert.Equal((0, 1), ((await State(org, account)).Filled, (await State(org, other)).Filled));
    }

    [Fact]
    public async Task Twice_the_same_and_contradictions_are_refused_in_words()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var (account, kern, _) = await People(org);
        await Give(org, kern, BuyingRoleKind.PowerPromoter, "ls_AccountId", account);
        var sam = org.Client("Sam Sales");
        Assert.Equal(
            "400 Ada Kern already has the role \"Power promoter\" here. Choose another role, or leave it at that.",
            await sam.Ask("POST", "ls_buyingroles", Body(kern, BuyingRoleKind.PowerPromoter, "ls_AccountId", account)).Words());
        Assert.Equal(
            "400 Ada Kern kann hier nicht zugleich „Machtopponent“ und „Machtpromotor“ sein. Löschen Sie zuerst die Rolle „Machtpromotor“, falls sie nicht mehr stimmt.",
            await org.Client("Sabine Vertrieb").Ask("POST", "ls_buyingroles", Body(kern, BuyingRoleKind.PowerOpponent, "ls_AccountId", account)).Words());
        Assert.Contains("Choose a contact and a role", await sam.Ask("POST", "ls_buyingroles", "{}").Words(), StringComparison.Ordinal);
        var nowhere = $$"""{"ls_role":{{BuyingRoleKind.User}},"ls_ContactId@odata.bind":"/contacts({{GuardedOrg.Id(kern)}})"}""";
        Assert.Contains("an account or to an opportunity", await sam.Ask("POST", "ls_buyingroles", nowhere).Words(), StringComparison.Ordinal);
        Assert.Equal(1, (await org.Admin.Ask("GET", "ls_buyingroles").Json()).GetProperty("value").GetArrayLength());
    }

    private static async Task<(string Account, string Kern, string Lang)> People(TestOrg org) => (
        await org.Admin.Create("accounts", """{"name":"Nordwerk"}"""),
        await org.Admin.Create("contacts", """{"firstname":"Ada","lastname":"Kern"}"""),
        await org.Admin.Create("contacts", """{"firstname":"Ben","lastname":"Lang"}"""));

    private static Task<string> Give(TestOrg org, string contact, int role, string column, string target) =>
        org.Client("Sam Sales").Create("ls_buyingroles", Body(contact, role, column, target));

    private static string Body(string contact, int role, string column, string target) => $$"""
        {"ls_role":{{role}},"ls_ContactId@odata.bind":"/contacts({{GuardedOrg.Id(contact)}})",
        "{{column}}@odata.bind":"/{{(column == "ls_AccountId" ? "accounts" : "opportunities")}}({{GuardedOrg.Id(target)}})"}
        """;

    private static async Task<(int? Filled, string? Promoter)> State(TestOrg org, string account)
    {
        var row = await org.Admin.Ask("GET", account).Json();
        return (row.Number("ls_rolesfilled"), row.Text("_ls_processpromoterid_value"));
    }
}
