using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>What LeadSync alone writes, by every door of the Web API, under the imported assembly.</summary>
public sealed class ProtectionTests
{
    private const string Refused = "400 The column \"Score\" is written by LeadSync alone. Leave it as it is and save again. Nothing was saved.";
    private const string Score = """{"ls_score":99,"firstname":"Eva"}""";

    public static TheoryData<string, string> Doors => new()
    {
        { "PATCH leads({0})", Score },
        { "POST leads", """{"lastname":"New","ls_score":99}""" },
        { "POST leads/Microsoft.Dynamics.CRM.CreateMultiple", """{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.lead","lastname":"New","ls_score":99}]}""" },
        { "POST leads/Microsoft.Dynamics.CRM.UpdateMultiple", """{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.lead","leadid":"{0}","firstname":"Eva","ls_score":99}]}""" },
        { "POST leads/Microsoft.Dynamics.CRM.UpsertMultiple", """{"Targets":[{"@odata.type":"Microsoft.Dynamics.CRM.lead","leadid":"{0}","firstname":"Eva","ls_score":99}]}""" },
    };

    [Theory]
    [MemberData(nameof(Doors))]
    public async Task No_door_lets_a_person_write_a_score_and_nothing_of_the_request_stays(string door, string body)
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var lead = GuardedOrg.Id(await org.Client("Sam Sales").Create("leads", """{"lastname":"Kern"}"""));
        var before = await org.Admin.Ask("GET", $"leads({lead})").Json();
        var (method, path) = (door.Split(' ')[0], door.Split(' ')[1].Replace("{0}", lead, StringComparison.Ordinal));
        foreach (var user in new[] { "Sam Sales", "Ada Admin" })
            Assert.Equal(Refused, await org.Client(user).Ask(method, path, body.Replace("{0}", lead, StringComparison.Ordinal)).Words());
        Assert.Equal(before.GetRawText(), (await org.Admin.Ask("GET", $"leads({lead})").Json()).GetRawText());
        Assert.Single((await org.Admin.Ask("GET", "leads").Json()).GetProperty("value").EnumerateArray());
    }

    [Fact]
    public async Task LeadSync_writes_with_tag_and_role_and_neither_alone_is_enough()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var lead = await org.Client("Sam Sales").Create("leads", """{"lastname":"Kern"}""");
        Assert.Equal("204", await org.Client("LeadSync Integration").Ask("PATCH", lead + "?tag=leadsync", """{"ls_score":41,"ls_grade":844060001}""").Words());
        Assert.StartsWith("400 The column \"Score\" is written", await org.Client("LeadSync Integration").Ask("PATCH", lead, """{"ls_score":42}""").Words(), StringComparison.Ordinal);
        Assert.Contains("needs the security role", await org.Admin.Ask("PATCH", lead + "?tag=leadsync", """{"ls_score":42}""").Words(), StringComparison.Ordinal);
        Assert.Equal("204", await org.Client("Sam Sales").Ask("PATCH", lead, """{"ls_score":41,"ls_grade":844060001,"firstname":"Eva"}""").Words());
        Assert.Equal(41, (await org.Admin.Ask("GET", lead).Json()).Number("ls_score"));
    }

    [Fact]
    public async Task A_German_user_reads_the_German_labels()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var lead = await org.Client("Sabine Vertrieb").Create("leads", """{"lastname":"Kern"}""");
        Assert.Equal(
            "400 Die Spalten „Score“, „Klasse“, „Rückgaben“ schreibt nur LeadSync. Lassen Sie sie unverändert und speichern Sie erneut. Es wurde nichts gespeichert.",
            await org.Client("Sabine Vertrieb").Ask("PATCH", lead, """{"ls_recyclecount":0,"ls_grade":844060000,"ls_score":1}""").Words());
    }

    [Fact]
    public async Task History_is_written_by_plugins_alone_and_goes_with_its_lead()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var lead = await org.Client("Sam Sales").Create("leads", """{"lastname":"Kern"}""");
        var history = $"ls_stagehistories({Assert.Single(await Rows(org, "ls_stagehistories")).Text("ls_stagehistoryid")})";
        var refused = "400 LeadSync keeps the stage history. Change the stage in the record itself; the history follows by itself.";
        Assert.Equal(refused, await org.Admin.Ask("DELETE", history).Words());
        Assert.Equal(refused, await org.Admin.Ask("PATCH", history, """{"ls_minutesinstage":1}""").Words());
        Assert.Equal(refused, await org.Admin.Ask("POST", "ls_stagehistories", $$"""{"ls_name":"Customer","ls_LeadId@odata.bind":"/leads({{GuardedOrg.Id(lead)}})"}""").Words());
        Assert.Equal("204", await org.Admin.Ask("DELETE", lead).Words());
        Assert.Empty(await Rows(org, "ls_stagehistories"));
    }

    [Fact]
    public async Task Scores_by_model_are_written_by_LeadSync_alone()
    {
        await using var org = await GuardedOrg.Start("ls_stagetransition");
        var lead = GuardedOrg.Id(await org.Client("Sam Sales").Create("leads", """{"lastname":"Kern"}"""));
        var row = $"ls_leadscores(_ls_leadid_value={lead},ls_modelname='services')";
        var refused = "400 Scores by model are written by LeadSync alone. Change the scoring model or what it scores instead.";
        Assert.Equal(refused, await org.Admin.Ask("PATCH", row, """{"ls_score":41}""").Words());
        Assert.Equal("204", await org.Client("LeadSync Integration").Ask("PATCH", row + "?tag=leadsync", """{"ls_score":41}""").Words());
        Assert.Equal(refused, await org.Admin.Ask("DELETE", row).Words());
        Assert.Equal("204", await org.Admin.Ask("DELETE", $"leads({lead})").Words());
        Assert.Empty(await Rows(org, "ls_leadscores"));
    }

    private static async Task<List<JsonElement>> Rows(TestOrg org, string set) =>
        [.. (await org.Admin.Ask("GET", set).Json()).GetProperty("value").EnumerateArray()];
}
