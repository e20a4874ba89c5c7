using System.Xml.Linq;

namespace LeadSync.Solution.Tests;

/// <summary>What runs when inside the CRM.</summary>
public sealed class StepTests
{
    private const string PlugIn = "4602";
    private const string Endpoint = "4618";

    private static readonly Dictionary<string, string> Messages = new()
    {
        ["9ebdbb1b-ea3e-db11-86a7-000a3a5473e8"] = "Create",
        ["20bebb1b-ea3e-db11-86a7-000a3a5473e8"] = "Update",
        ["a1bdbb1b-ea3e-db11-86a7-000a3a5473e8"] = "Delete",
        ["8cbdbb1b-ea3e-db11-86a7-000a3a5473e8"] = "Assign",
    };

    private static readonly XElement[] Steps = [.. SolutionZip.Open(Assert.IsType<PackResult.Packed>(
        SolutionPacker.Pack(Source.Open(), new PackOptions(true, PluginAssembly.Path))).Zip)
        .Customizations.Descendants("SdkMessageProcessingStep")];

    /// <summary>Parts of the assembly that have tests of their own below.</summary>
    private static readonly string[] Apart = [".Protection.", ".HandOver.", ".Funnel."];

    private static string Value(XElement step, string element) => step.Element(element)?.Value ?? "";

    private static IEnumerable<string> Lines(string handler, string part = "") => Steps
        .Where(step => Value(step, "EventHandlerTypeCode") == handler && (part.Length == 0
            ? !Apart.Any(each => Value(step, "PluginTypeName").Contains(each, StringComparison.Ordinal))
            : Value(step, "PluginTypeName").Contains(part, StringComparison.Ordinal)))
        .Select(step => string.Join(' ', new[]
        {
            handler == PlugIn ? Value(step, "PluginTypeName").Split(',')[0].Split('.')[^1] : "webhook",
            Messages[Value(step, "SdkMessageId")], Value(step, "PrimaryEntity"), Value(step, "Stage"), Value(step, "Mode"),
        })).Order(StringComparer.Ordinal);

    [Fact]
    public void Plugins_guard_stages_and_models_and_note_stages_in_the_transaction() => Assert.Equal(
        [
            "AccountStageGuard Create account 20 0", "AccountStageGuard Update account 20 0",
            "AccountStageHistory Create account 40 0", "AccountStageHistory Update account 40 0",
            "AnswerGuard Create ls_assessmentanswer 20 0", "AnswerGuard Update ls_assessmentanswer 20 0",
            "AssessmentGuard Create ls_assessment 20 0", "AssessmentGuard Update ls_assessment 20 0",
            "AssessmentTotal Create ls_assessmentanswer 40 0", "AssessmentTotal Delete ls_assessmentanswer 40 0",
            "AssessmentTotal Update ls_assessmentanswer 40 0",
            "BlankAnswers Create ls_assessment 40 0",
            "BuyingCoverage Create ls_buyingrole 40 0", "BuyingCoverage Delete ls_buyingrole 40 0", "BuyingCoverage Update ls_buyingrole 40 0",
            "BuyingRoleGuard Create ls_buyingrole 20 0", "BuyingRoleGuard Update ls_buyingrole 20 0",
            "LatestAssessment Delete ls_assessment 40 0", "LatestAssessment Update ls_assessment 40 0",
            "LeadMappingGuard Create lead 20 0", "LeadMappingGuard Update lead 20 0",
            "LeadMappingMemory Create lead 40 0", "LeadMappingMemory Update lead 40 0",
            "LeadRecycleReason Create lead 20 0", "LeadRecycleReason Update lead 20 0",
            "LeadStageGuard Create lead 20 0", "LeadStageGuard Update lead 20 0",
            "LeadStageHistory Create lead 40 0", "LeadStageHistory Update lead 40 0",
            "OpportunityRecycleReason Create opportunity 20 0", "OpportunityRecycleReason Update opportunity 20 0",
            "OpportunityRoles Update opportunity 40 0",
            "OpportunityStageGuard Create opportunity 20 0", "OpportunityStageGuard Update opportunity 20 0",
            "OpportunityStageHistory Create opportunity 40 0", "OpportunityStageHistory Update opportunity 40 0",
            "ScoringModelGuard Create ls_scoringmodel 20 0", "ScoringModelGuard Delete ls_scoringmodel 20 0",
            "ScoringModelGuard Update ls_scoringmodel 20 0",
            "TypingKeys Create account 20 0", "TypingKeys Create contact 20 0", "TypingKeys Create lead 20 0",
            "TypingKeys Update account 20 0", "TypingKeys Update contact 20 0", "TypingKeys Update lead 20 0",
        ],
        Lines(PlugIn));

    [Fact]
    public void What_LeadSync_alone_writes_is_guarded_before_all_else() => Assert.Equal(
        (from table in new[]
         {
             "account", "contact", "lead", "ls_assessment", "ls_leadscore", "ls_routingdecision", "ls_slainstance", "ls_stagehistory", "opportunity",
         }
         from message in table is "ls_leadscore" or "ls_routingdecision" or "ls_slainstance" or "ls_stagehistory" ? new[] { "Create", "Update", "Delete" } : ["Create", "Update"]
         select $"ProtectedColumnGuard {message} {table} 20 0").Order(StringComparer.Ordinal),
        Lines(PlugIn, ".Protection."));

    [Fact]
    public void Owners_are_guarded_and_the_funnel_follows_every_move() => Assert.Equal(
        [
            "LeadFunnel Create lead 40 0", "LeadFunnel Update lead 40 0", "OpportunityFunnel Create opportunity 40 0", "OpportunityFunnel Update opportunity 40 0",
            "OpportunityOrigin Create opportunity 20 0", "OpportunityOrigin Update opportunity 20 0", "OwnerGuard Assign lead 20 0", "OwnerGuard Assign opportunity 20 0",
            "OwnerGuard Update lead 20 0", "OwnerGuard Update opportunity 20 0",
        ],
        Lines(PlugIn, ".HandOver.").Concat(Lines(PlugIn, ".Funnel.")).Order(StringComparer.Ordinal));

    [Fact]
    public void Guards_that_complete_a_row_run_after_it() => Assert.All(
        Steps.Where(step => Value(step, "PluginTypeName").Split(',')[0] is "LeadSync.Plugins.Mapping.LeadMappingGuard" or "LeadSync.Plugins.Stages.LeadStageGuard"),
        step => Assert.NotEqual("1", Value(step, "Rank")));

    [Fact]
    public void Webhook_is_told_of_all_that_scores_mappings_routing_and_clocks_depend_on_after_the_commit() => Assert.Equal(
        from message in new[] { "Create", "Delete", "Update" }
        from table in new[]
        {
            "account", "appointment", "contact", "email", "lead", "ls_absence", "ls_accountname", "ls_buyingrole", "ls_calendar", "ls_mappingdecision",
            "ls_networkrange", "ls_nurturetrack", "ls_persona", "ls_routingrule", "ls_scoringmodel", "ls_segment", "ls_seller", "ls_slaescalation",
            "ls_slapolicy", "ls_stage", "ls_tasktemplate", "opportunity", "phonecall", "systemuser",
        }
        where table != "systemuser" || message == "Update"
        select $"webhook {message} {table} 40 1",
        Lines(Endpoint));

    [Theory]
    [InlineData("ls_score"), InlineData("ls_interest"), InlineData("ls_fit"), InlineData("ls_profile"), InlineData("ls_grade")]
    [InlineData("ls_explanation"), InlineData("ls_scoremodel"), InlineData("ls_scoredon"), InlineData("ls_mappingprobability")]
    [InlineData("ls_nextchange"), InlineData("ls_coverage"), InlineData("ls_personid")]
    [InlineData("ls_mappingstatus"), InlineData("ls_mappingstory"), InlineData("ls_mappedon"), InlineData("ls_stagehint")]
    [InlineData("ls_personaid"), InlineData("ls_nurturetrackid"), InlineData("ls_sladue"), InlineData("ls_handover"), InlineData("ls_routedon")]
    public void Scores_that_LeadSync_writes_do_not_come_back_to_it(string column) =>
        Assert.DoesNotContain(column, Filtered("lead").Concat(Filtered("account")).Concat(Filtered("contact")));

    [Theory]
    [InlineData("ls_stage"), InlineData("ls_interestfrom"), InlineData("ls_cooldownuntil"), InlineData("ls_recyclereasonid")]
    [InlineData("ls_mappedaccountid"), InlineData("ls_mappingmethod"), InlineData("ls_positionlevel"), InlineData("ls_department"), InlineData("donotbulkemail")]
    [InlineData("emailaddress1"), InlineData("statecode"), InlineData("statuscode"), InlineData("ownerid"), InlineData("ls_queueid")]
    public void What_people_decide_about_a_lead_comes_to_LeadSync(string column) => Assert.Contains(column, Filtered("lead"));

    [Theory]
    [InlineData("phonecall", "statecode"), InlineData("phonecall", "actualend"), InlineData("appointment", "ownerid"), InlineData("email", "directioncode")]
    [InlineData("opportunity", "ls_stage"), InlineData("systemuser", "isdisabled"), InlineData("account", "ownerid")]
    [InlineData("account", "ls_segmentid"), InlineData("contact", "parentcustomerid"), InlineData("ls_segment", "ls_criteria")]
    [InlineData("ls_networkrange", "ls_cidr"), InlineData("ls_buyingrole", "ls_role")]
    [InlineData("ls_accountname", "ls_name"), InlineData("ls_mappingdecision", "ls_accountid"), InlineData("account", "parentaccountid")]
    public void What_people_decide_about_an_account_comes_to_LeadSync(string table, string column) => Assert.Contains(column, Filtered(table));

    private static string[] Filtered(string table) => Value(
        Steps.Single(step => Value(step, "EventHandlerTypeCode") == Endpoint && Value(step, "PrimaryEntity") == table
            && Messages[Value(step, "SdkMessageId")] == "Update"), "FilteringAttributes").Split(',');
}
