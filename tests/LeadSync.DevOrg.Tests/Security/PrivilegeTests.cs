using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Security;

public sealed class PrivilegeTests
{
    [Theory]
    [InlineData("Sam Sales", "POST", "leads", "{}", "204")]
    [InlineData("LeadSync Integration", "POST", "leads", "{}", "403 0x80040220")]
    [InlineData("Mara Marketing", "GET", "leads", null, "403 0x80040220")]
    [InlineData("Sam Sales", "GET", "accounts", null, "200")]
    [InlineData("Sam Sales", "POST", "accounts", "{}", "403 0x80040220")]
    [InlineData("Sam Sales", "GET", "ls_things", null, "403 0x80040220")]
    [InlineData("Sam Sales", "GET", "savedqueries", null, "200")]
    [InlineData("Sam Sales", "POST", "roles", "{}", "403 0x80040220")]
    [InlineData("Ada Admin", "POST", "ls_things", "{}", "204")]
    public async Task A_role_decides_what_a_user_may_do(string user, string method, string path, string? json, string verdict)
    {
        await using var org = await TestOrg.Start();
        Assert.Equal(verdict, await org.Client(user).Ask(method, path, json).Verdict());
    }

    [Theory]
    [InlineData("GET", null, "403 0x80040220")]
    [InlineData("PATCH", "{\"ls_score\":1}", "403 0x80040220")]
    [InlineData("DELETE", null, "403 0x80040220")]
    public async Task Rights_on_own_rows_do_not_reach_the_rows_of_others(string method, string? json, string verdict)
    {
        await using var org = await TestOrg.Start();
        var address = await org.Client("Sabine Vertrieb").Create("leads", "{}");
        Assert.Equal(verdict, await org.Client("Sam Sales").Ask(method, address, json).Verdict());
        Assert.Equal(0, (await org.Client("Sam Sales").Ask("GET", "leads").Json()).GetProperty("value").GetArrayLength());
        Assert.Equal(1, (await org.Client("Sabine Vertrieb").Ask("GET", "leads").Json()).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task Setting_a_lookup_takes_the_right_to_append()
    {
        await using var org = await TestOrg.Start();
        var account = await org.Admin.Create("accounts", "{}");
        var bind = $$"""{"ls_MappedAccountId@odata.bind":"{{account}}"}""";
        Assert.Equal("403 0x80040220", await org.Client("Sam Sales").Ask("POST", "leads", bind).Verdict());
    }

    [Fact]
    public async Task Impersonation_takes_a_privilege_and_the_rights_of_the_other()
    {
        await using var org = await TestOrg.Start();
        var users = await org.Admin.Ask("GET", "systemusers?$select=systemuserid&$filter=fullname eq 'Sam Sales'").Json();
        var sam = ("MSCRMCallerID", users.GetProperty("value")[0].GetProperty("systemuserid").GetString()!);
        Assert.Equal("403 0x80040220", await org.Admin.Ask("GET", "ls_things", null, sam).Verdict());
        Assert.Equal("200", await org.Admin.Ask("GET", "leads", null, sam).Verdict());
        Assert.Equal("403 0x80040220", await org.Client("Sabine Vertrieb").Ask("GET", "leads", null, sam).Verdict());
    }
}
