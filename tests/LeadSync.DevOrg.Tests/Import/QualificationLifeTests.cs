using System.Text.Json;
using LeadSync.DevOrg.Tests.Support;
using LeadSync.Schema;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Assessments by the shipped frameworks, under the imported assembly, over HTTP.</summary>
public sealed class QualificationLifeTests
{
    private static readonly string[] Tables = ["ls_stagetransition", "ls_qualificationframework", "ls_qualificationcriterion"];

    [Fact]
    public async Task A_new_assessment_takes_the_default_framework_and_asks_its_questions()
    {
        await using var org = await GuardedOrg.Start(Tables);
        var (lead, assessment) = await Assess(org);
        var row = await org.Admin.Ask("GET", assessment).Json();
        Assert.Equal(("BANT – Kern", null), (row.Text("ls_name"), Total(row, "ls_total")));
        var answers = await Answers(org, assessment);
        Assert.Equal(["Authority", "Budget", "Need", "Timeline"], answers.Keys.Order());
        Assert.Null((await org.Admin.Ask("GET", lead).Json()).Number("ls_qualificationtotal"));
    }

    [Fact]
    public async Task Answers_make_total_and_class_also_on_the_lead_also_in_bulk()
    {
        await using var org = await GuardedOrg.Start(Tables);
        var (lead, assessment) = await Assess(org);
        var answers = await Answers(org, assessment);
        Assert.Equal("204", await Rate(org, answers["Need"], Rating.Yes));
        Assert.Equal((30, AssessmentClass.C), await State(org, lead));
        var bulk = string.Join(',', new[] { "Budget", "Authority" }.Select(name =>
            $$"""{"@odata.type":"Microsoft.Dynamics.CRM.ls_assessmentanswer","ls_assessmentanswerid":"{{answers[name]}}","ls_rating":{{Rating.Yes}}}"""));
        Assert.Equal("204", await org.Client("Sam Sales").Ask("POST", "ls_assessmentanswers/Microsoft.Dynamics.CRM.UpdateMultiple", $$"""{"Targets":[{{bulk}}]}""").Verdict());
        Assert.Equal((80, AssessmentClass.A), await State(org, lead));
        Assert.Equal("204", await org.Admin.Ask("DELETE", $"ls_assessmentanswers({answers["Budget"]})").Verdict());
        Assert.Equal((55, AssessmentClass.B), await State(org, lead));
        var row = await org.Admin.Ask("GET", assessment).Json();
        Assert.Equal((55, 2), (Total(row, "ls_total"), row.Number("ls_answered")));
        Assert.InRange(row.GetProperty("ls_assessedon").GetDateTime(), row.GetProperty("createdon").GetDateTime(), row.GetProperty("modifiedon").GetDateTime());
    }

    [Fact]
    public async Task The_latest_answered_assessment_counts_until_it_is_deleted()
    {
        await using var org = await GuardedOrg.Start(Tables);
        var (lead, first) = await Assess(org);
        await Rate(org, (await Answers(org, first))["Budget"], Rating.Yes);
        var second = await org.Client("Sam Sales").Create("ls_assessments", For("lead", lead));
        Assert.Equal((25, AssessmentClass.C), await State(org, lead));
        foreach (var answer in (await Answers(org, second)).Values)
            await Rate(org, answer, Rating.Partly);
        Assert.Equal((50, AssessmentClass.B), await State(org, lead));
        Assert.Equal("204", await org.Client("Sam Sales").Ask("DELETE", second).Verdict());
        Assert.Equal((25, AssessmentClass.C), await State(org, lead));
        Assert.Equal("204", await org.Admin.Ask("DELETE", lead).Verdict());
        Assert.Equal(0, (await org.Admin.Ask("GET", "ls_assessments").Json()).GetProperty("value").GetArrayLength());
    }

    [Fact]
    public async Task What_does_not_fit_together_is_refused_in_words()
    {
        await using var org = await GuardedOrg.Start(Tables);
        var (lead, assessment) = await Assess(org);
        var opportunity = await org.Admin.Create("opportunities", """{"name":"Presses"}""");
        var sam = org.Client("Sam Sales");
        Assert.StartsWith("400 An assessment belongs to a lead or to an opportunity. Choose one.", await sam.Ask("POST", "ls_assessments", "{}").Words(), StringComparison.Ordinal);
        Assert.Contains("not to both", await sam.Ask("PATCH", assessment, For("opportunity", opportunity)).Words(), StringComparison.Ordinal);
        var other = await Id(org, "ls_qualificationframeworks", "ls_name eq 'CHAMP'");
        Assert.Contains("stays as it is", await sam.Ask("PATCH", assessment, $$"""{"ls_FrameworkId@odata.bind":"/ls_qualificationframeworks({{other}})"}""").Words(), StringComparison.Ordinal);
        Assert.Contains("already has an answer", await Add(sam, assessment, await Id(org, "ls_qualificationcriteria", "ls_name eq 'Budget'")), StringComparison.Ordinal);
        Assert.Contains("not an active criterion", await Add(sam, assessment, await Id(org, "ls_qualificationcriteria", "ls_name eq 'Money'")), StringComparison.Ordinal);
        Assert.Contains("Choose both", await sam.Ask("POST", "ls_assessmentanswers", "{}").Words(), StringComparison.Ordinal);
        var german = org.Client("Sabine Vertrieb").Ask("POST", "ls_assessments", "{}");
        Assert.StartsWith("400 Eine Qualifizierung gehört zu einem Lead", await german.Words(), StringComparison.Ordinal);
    }

    private static async Task<(string Lead, string Assessment)> Assess(TestOrg org)
    {
        var lead = await org.Admin.Create("leads", """{"lastname":"Kern"}""");
        return (lead, await org.Client("Sam Sales").Create("ls_assessments", For("lead", lead)));
    }

    private static string For(string table, string row) => table == "lead"
        ? $$"""{"ls_LeadId@odata.bind":"/leads({{GuardedOrg.Id(row)}})"}"""
        : $$"""{"ls_OpportunityId@odata.bind":"/opportunities({{GuardedOrg.Id(row)}})"}""";

    private static Task<string> Add(HttpClient client, string assessment, string criterion) => client.Ask("POST", "ls_assessmentanswers", $$"""
        {"ls_AssessmentId@odata.bind":"/ls_assessments({{GuardedOrg.Id(assessment)}})","ls_CriterionId@odata.bind":"/ls_qualificationcriteria({{criterion}})"}
        """).Words();

    private static Task<string> Rate(TestOrg org, string answer, int rating) =>
        org.Client("Sam Sales").Ask("PATCH", $"ls_assessmentanswers({answer})", $$"""{"ls_rating":{{rating}}}""").Verdict();

    private static async Task<Dictionary<string, string>> Answers(TestOrg org, string assessment)
    {
        var rows = await org.Client("Sam Sales").Ask("GET", $"ls_assessmentanswers?$filter=_ls_assessmentid_value eq {GuardedOrg.Id(assessment)}").Json();
        return rows.GetProperty("value").EnumerateArray().ToDictionary(row => row.Text("ls_name")!, row => row.Text("ls_assessmentanswerid")!);
    }

    private static async Task<string> Id(TestOrg org, string set, string filter)
    {
        JsonElement row = Assert.Single((await org.Admin.Ask("GET", $"{set}?$filter={filter}").Json()).GetProperty("value").EnumerateArray());
        return row.Text(set == "ls_qualificationcriteria" ? "ls_qualificationcriterionid" : "ls_qualificationframeworkid")!;
    }

    private static async Task<(double? Total, int? Class)> State(TestOrg org, string lead)
    {
        var row = await org.Admin.Ask("GET", lead).Json();
        return (Total(row, "ls_qualificationtotal"), row.Number("ls_qualificationclass"));
    }

    private static double? Total(JsonElement row, string column) => row.GetProperty(column) is { ValueKind: JsonValueKind.Number } value ? value.GetDouble() : null;
}
