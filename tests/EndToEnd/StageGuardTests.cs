using System.Net;
using System.Text.Json.Nodes;

namespace LeadSync.Tests.EndToEnd;

/// <summary>The stage rules hold on every path into the CRM, and a refusal leaves no trace.</summary>
public sealed class StageGuardTests(SharedInstance shared) : IDisposable
{
    private const int Lead = 844060001;
    private const int QualifiedLead = 844060002;
    private const int Customer = 844060005;

    private readonly Crm sabine = new(shared.LeadSync, "Sabine Vertrieb");
    private readonly Crm sam = new(shared.LeadSync, "Sam Sales");

    [Fact]
    public async Task Patch_to_a_stage_not_allowed_is_refused_in_the_users_language_and_changes_nothing()
    {
        var lead = await NewLead(sabine, "patch");
        var before = await sabine.First($"leads?$filter=leadid eq {lead}");

        using var german = await sabine.Patch($"leads({lead})", new JsonObject { ["ls_stage"] = Customer, ["description"] = "x" });
        using var english = await sam.Patch($"leads({await NewLead(sam, "patch-en")})", new JsonObject { ["ls_stage"] = Customer });

        Assert.Equal(HttpStatusCode.BadRequest, german.StatusCode);
        Assert.Contains("Kunde", await Crm.Message(german), StringComparison.Ordinal);
        Assert.Contains("Customer", await Crm.Message(english), StringComparison.Ordinal);
        Assert.Equal(Kept(before!), Kept((await sabine.First($"leads?$filter=leadid eq {lead}"))!));
        Assert.Equal(1, await sabine.Count($"ls_stagehistories?$filter=_ls_leadid_value eq {lead}"));
    }

    [Fact]
    public async Task Update_multiple_with_one_move_not_allowed_is_refused_as_a_whole()
    {
        var good = await NewLead(sabine, "bulk-good");
        var bad = await NewLead(sabine, "bulk-bad");

        using var refusal = await sabine.Post("leads/Microsoft.Dynamics.CRM.UpdateMultiple", new JsonObject
        {
            ["Targets"] = new JsonArray(Target(good, QualifiedLead), Target(bad, Customer)),
        });

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Contains("Kunde", await Crm.Message(refusal), StringComparison.Ordinal);
        Assert.Equal(2, await sabine.Count($"leads?$filter=ls_stage eq {Lead} and (leadid eq {good} or leadid eq {bad})"));
    }

    [Fact]
    public async Task Allowed_move_is_saved_and_writes_history_with_the_one_who_moved()
    {
        var lead = await NewLead(sam, "allowed");

        using var answer = await sam.Patch($"leads({lead})", new JsonObject { ["ls_stage"] = QualifiedLead });

        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        var history = await sam.First($"ls_stagehistories?$filter=_ls_leadid_value eq {lead} and ls_toleadstage eq {QualifiedLead}&$expand=ls_MovedById($select=fullname)");
        Assert.Equal(Lead, (int)history!["ls_fromleadstage"]!);
        Assert.Equal(0, (int)history["ls_minutesinstage"]!);
        Assert.Equal("Sam Sales", (string?)history["ls_MovedById"]!["fullname"]);
    }

    [Fact]
    public async Task Lead_created_in_a_late_stage_is_refused()
    {
        using var refusal = await sam.Post("leads", new JsonObject { ["lastname"] = "late", ["subject"] = "late", ["ls_stage"] = Customer });

        Assert.Equal(HttpStatusCode.BadRequest, refusal.StatusCode);
        Assert.Equal(0, await sam.Count("leads?$filter=lastname eq 'late'"));
    }

    public void Dispose()
    {
        sabine.Dispose();
        sam.Dispose();
    }

    // Of the lead what the refused save was to change, or its plug-ins: LeadSync maps and tracks the new lead meanwhile.
    private static string Kept(JsonNode lead) => string.Join(", ", new[] { "ls_stage", "description", "ls_stageenteredon", "ls_stagemoves", "statecode" }
        .Select(column => $"{column} {lead[column]?.ToJsonString()}"));

    private static Task<Guid> NewLead(Crm crm, string name) =>
        crm.Create("leads", new JsonObject { ["lastname"] = name, ["subject"] = name });

    private static JsonObject Target(Guid lead, int stage) => new()
    {
        ["@odata.type"] = "Microsoft.Dynamics.CRM.lead", ["leadid"] = lead, ["ls_stage"] = stage,
    };
}
