using System.Text.Json;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.RescanPeople;

/// <summary>
/// Serves the queue "rescans": scores a page of people anew and sends the rest of the bucket back to the queue. The pages
/// are written here and not sent to "dirty", so fresh activities do not wait behind a million old ones, and no more is
/// under way than is handled.
/// </summary>
internal sealed partial class RescanPeopleHandler(
    PersonRoster roster, PeopleUpdate people, DirtyPeople dirty, IMessageQueue queue, ILogger<RescanPeopleHandler> log) : IMessageHandler
{
    private const int Page = 200;

    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var outcomes = new List<MessageOutcome>();
        foreach (var message in batch)
            outcomes.Add(Read(message) is { } part ? await Rescan(part, cancel) : new MessageOutcome.DeadLetter("names no bucket"));
        return new HandlerResult(outcomes);
    }

    private async Task<MessageOutcome> Rescan(RescanMessage part, CancellationToken cancel)
    {
        var page = await roster.Page(part.Bucket, part.After, Page, cancel);
        var outcomes = await people.Update(page, cancel);
        // Either the CRM is away, and the page comes again as a whole, or somebody alone has to be looked at again.
        var late = outcomes.Where(outcome => outcome.Value is MessageOutcome.Later).ToList();
        if (late.Count == page.Count && late.Count > 0) return late[0].Value;
        await dirty.Mark(late.Select(outcome => outcome.Key), cancel);
        if (page.Count == Page) await queue.Send(Queues.Rescans, [(part with { After = page[^1] }).ToMessage()], cancel);
        else LogDone(part.Bucket + 1, PersonRoster.Buckets);
        return MessageOutcome.Done.Instance;
    }

    private static RescanMessage? Read(ReceivedMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize<RescanMessage>(message.Body, JsonSerializerOptions.Web) is { Bucket: >= 0 and < PersonRoster.Buckets } part ? part : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Rescan: bucket {Bucket} of {Buckets} is done.")]
    private partial void LogDone(int bucket, int buckets);
}
