using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.ReceiveCrmChanges;
using LeadSync.Functions.Records;
using LeadSync.Functions.Scheduling;
using LeadSync.Functions.UpdateCrm;
using LeadSync.Schema;
using Columns = LeadSync.Schema.Opportunity;

namespace LeadSync.Functions.StallSweep;

/// <summary>
/// Recycles opportunities that have stood in one stage for longer than the stage allows (see README.md). What is recycled
/// stands in no open stage any more, so a run finds nothing that another has done.
/// </summary>
internal sealed partial class StallSweepJob(
    DataverseClient client, BulkWriter bulk, IMessageQueue queue, RecordMarks looks, StallCount count, ILogger<StallSweepJob> log) : IScheduledJob
{
    /// <summary>Stages count days, but a run that the CRM's absence broke off is not to wait for a day.</summary>
    public const string Schedule = "0 20 */6 * * *";

    /// <summary>How long leads of recycled opportunities are told of anew: longer than from one run to the next, should one have died in between.</summary>
    private static readonly TimeSpan ToldFor = TimeSpan.FromHours(24);

    private const int MessagesPerSend = 100;
    private const string Id = "opportunityid";
    private const string Lead = "_originatingleadid_value";

    private static readonly string Stages =
        $"{Stage.EntitySetName}?$select={Stage.OpportunityStage},{Stage.StallDays}" +
        $"&$filter=statecode%20eq%200%20and%20{Stage.AppliesTo}%20eq%20{StageTable.Opportunity}%20and%20{Stage.StallDays}%20gt%200";

    private static readonly string Reasons =
        $"{RecycleReason.EntitySetName}?$select={RecycleReason.RecycleReasonId}" +
        $"&$filter=statecode%20eq%200%20and%20{RecycleReason.ForStalled}%20eq%20true&$orderby={RecycleReason.Order},{RecycleReason.RecycleReasonId}";

    /// <exception cref="IOException">The CRM is away; the next run does what is left.</exception>
    public async Task Run(DateTimeOffset now, CancellationToken cancel)
    {
        var stages = await Rows(Stages, cancel);
        if (stages.Count == 0) return;
        if ((await Rows(Reasons, cancel)).Select(row => row.Id(RecycleReason.RecycleReasonId)).FirstOrDefault() is not { } reason)
        {
            LogNoReason();
            return;
        }
        foreach (var row in stages)
            if (row.Number(Stage.OpportunityStage) is { } stage && row.Number(Stage.StallDays) is { } days)
                await Recycle(await Stalled(stage, now.AddDays(-days), cancel), reason, cancel);
        await Tell(reason, now - ToldFor, cancel);
    }

    private Task<List<JsonElement>> Stalled(int stage, DateTimeOffset before, CancellationToken cancel)
    {
        var limit = PersonPlanner.Time(before);
        return Rows(
            $"{Columns.EntitySetName}?$select={Id}&$filter=statecode%20eq%200%20and%20{Columns.Stage}%20eq%20{stage}%20and%20" +
            $"({Columns.StageEnteredOn}%20lt%20{limit}%20or%20({Columns.StageEnteredOn}%20eq%20null%20and%20createdon%20lt%20{limit}))", cancel);
    }

    private async Task Recycle(List<JsonElement> stalled, Guid reason, CancellationToken cancel)
    {
        var rows = stalled.Select(row => row.Id(Id)).OfType<Guid>().Select(id => new BulkRow(id.ToString("D"), new JsonObject
        {
            [Id] = id.ToString("D"),
            [Columns.Stage] = OpportunityStage.Recycled,
            [$"{Columns.RecycleReasonIdNavigation}@odata.bind"] = $"{RecycleReason.EntitySetName}({reason:D})",
        }));
        var outcome = await bulk.Write(CrmTable.Opportunity, BulkMessage.UpdateMultiple, [.. rows], cancel);
        count.Add(outcome);
        // No more than the code: the CRM's text may name people.
        foreach (var (opportunity, error) in outcome.Refused) LogRefused(opportunity, error.Fault, error.Code);
        if (outcome.Written.Count > 0) LogRecycled(outcome.Written.Count);
        if (outcome.Outage is { } outage) throw Away(outage);
    }

    /// <summary>
    /// The leads change inside the CRM together with their opportunities, which the webhook takes for a write of LeadSync's
    /// own: so the same is said here that it would say.
    /// </summary>
    private async Task Tell(Guid reason, DateTimeOffset since, CancellationToken cancel)
    {
        var recycled = await Rows(
            $"{Columns.EntitySetName}?$select={Id},{Lead}&$filter={Columns.Stage}%20eq%20{OpportunityStage.Recycled}%20and%20" +
            $"_{Columns.RecycleReasonId}_value%20eq%20{reason:D}%20and%20{Columns.StageEnteredOn}%20ge%20{PersonPlanner.Time(since)}", cancel);
        await looks.Mark(recycled.Select(row => row.Id(Id)).OfType<Guid>().Select(id => new RecordRef(RecordKind.Opportunity, id)), cancel);
        foreach (var leads in recycled.Select(row => row.Id(Lead)).OfType<Guid>().Distinct().Chunk(MessagesPerSend))
            await queue.Send(Queues.Changes, [.. leads.Select(lead => new CrmChange(CrmTable.Lead.LogicalName, lead, "Update").ToMessage())], cancel);
    }

    private async Task<List<JsonElement>> Rows(string query, CancellationToken cancel)
    {
        var rows = await client.Query(query, cancel);
        return rows.Failed ? throw Away(rows.Error) : rows.Value;
    }

    private static IOException Away(DataverseError error) => new($"The CRM cannot be swept for stalled opportunities now: {error.Fault} {error.Code}");

    [LoggerMessage(Level = LogLevel.Information, Message = "{Count} stalled opportunities were recycled.")]
    private partial void LogRecycled(int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The CRM refused to recycle the stalled opportunity {Opportunity}: {Fault} {Code}")]
    private partial void LogRefused(string opportunity, DataverseFault fault, string code);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Stages say when opportunities are stalled, but no recycle reason is for stalled ones: none is recycled.")]
    private partial void LogNoReason();
}
