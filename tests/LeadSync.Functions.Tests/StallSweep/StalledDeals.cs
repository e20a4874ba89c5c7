using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.StallSweep;

/// <summary>Opportunities, stages and recycle reasons of a CRM that filters as the sweep asks it to.</summary>
internal sealed class StalledDeals
{
    public List<JsonObject> Deals { get; } = [];

    public List<object> Stages { get; } = [StageOf(OpportunityStage.Discovery, 60), StageOf(OpportunityStage.Proposal, 45)];

    public List<object> Reasons { get; } = [new { ls_recyclereasonid = Reason }];

    public static Guid Reason { get; } = new("7c8f0b3e-0001-4c00-8000-000000000001");

    /// <summary>Which writes are refused, by a part of their body.</summary>
    public List<string> Refused { get; } = [];

    public bool IsAway { get; set; }

    public DateTimeOffset Now { get; set; }

    public static object StageOf(int stage, int days) => new { ls_opportunitystage = stage, ls_stalldays = days };

    public Guid Add(int stage, DateTimeOffset entered, Guid? lead = null, bool isOpen = true)
    {
        var id = Guid.NewGuid();
        Deals.Add(new JsonObject
        {
            ["opportunityid"] = id, [Opportunity.Stage] = stage, [Opportunity.StageEnteredOn] = entered, ["statecode"] = isOpen ? 0 : 2,
            ["_originatingleadid_value"] = lead, ["createdon"] = entered,
        });
        return id;
    }

    public int StageOf(Guid deal) => (int)Deal(deal)[Opportunity.Stage]!;

    public JsonObject Deal(Guid id) => Deals.Single(deal => (Guid)deal["opportunityid"]! == id);

    public Reply? Answer(Received request)
    {
        if (IsAway) return new Reply(503);
        if (request.PathAndQuery.Contains("/ls_stages", StringComparison.Ordinal)) return Reply.Rows([.. Stages]);
        if (request.PathAndQuery.Contains("/ls_recyclereasons", StringComparison.Ordinal)) return Reply.Rows([.. Reasons]);
        if (!request.PathAndQuery.Contains("/opportunities", StringComparison.Ordinal)) return null;
        if (request.Method == "GET") return Reply.Rows([.. Deals.Where(deal => IsAsked(deal, request.PathAndQuery)).Select(deal => deal.DeepClone())]);
        if (Refused.Exists(part => request.Body.Contains(part, StringComparison.Ordinal))) return Reply.Error(400, "0x80040265", "no");
        foreach (var target in request.Targets) Write(target!.AsObject());
        return Reply.NoContent;
    }

    private void Write(JsonObject target)
    {
        var deal = Deal(Guid.Parse((string)target["opportunityid"]!));
        deal[Opportunity.Stage] = (int)target[Opportunity.Stage]!;
        deal["reason"] = (string?)target["ls_RecycleReasonId@odata.bind"];
        deal[Opportunity.StageEnteredOn] = Now;
    }

    private static bool IsAsked(JsonObject deal, string query)
    {
        var entered = deal[Opportunity.StageEnteredOn]?.GetValue<DateTimeOffset>();
        return (int)deal[Opportunity.Stage]! == int.Parse(Asked(query, "ls_stage eq "), CultureInfo.InvariantCulture)
            && (!query.Contains("statecode eq 0", StringComparison.Ordinal) || (int)deal["statecode"]! == 0)
            && (Asked(query, "ls_stageenteredon lt ") is not { Length: > 0 } limit || (entered ?? deal["createdon"]!.GetValue<DateTimeOffset>()) < Time(limit))
            && (Asked(query, "ls_stageenteredon ge ") is not { Length: > 0 } since || entered >= Time(since));
    }

    // What stands behind the words, up to the next blank; empty where the words are missing.
    private static string Asked(string query, string words) => query.Split(words) is [_, var rest, ..] ? rest.Split(' ', ')')[0] : "";

    private static DateTimeOffset Time(string text) => JsonSerializer.Deserialize<DateTimeOffset>($"\"{text}\"");
}
