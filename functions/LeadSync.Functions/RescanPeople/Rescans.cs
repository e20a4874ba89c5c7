using System.Globalization;
using System.Text;
using System.Text.Json;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.State;

namespace LeadSync.Functions.RescanPeople;

/// <summary>A message of the queue "rescans": a part of everybody, from after the given person on.</summary>
internal sealed record RescanMessage(int Bucket, string? After)
{
    public OutgoingMessage ToMessage() =>
        new(string.Create(CultureInfo.InvariantCulture, $"{Bucket}:{After}"), JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
}

/// <summary>
/// Has everybody scored anew when other models are published than those that everybody was scored by last. What that was
/// is noted, so a publication that nobody told of is noticed whenever the models are read.
/// </summary>
internal sealed partial class Rescans(IPartitionStore store, IMessageQueue queue, ILogger<Rescans> log)
{
    private const string Models = "models";
    private static readonly Partition Progress = new("rescans", "progress");

    /// <summary>Starts a rescan where the models differ from those noted.</summary>
    public async Task StartIfChanged(PublishedModels? published, CancellationToken cancel)
    {
        if (published is null) return;
        var now = string.Join('\n', published.All.Select(model => model.Id));
        var last = await store.Get(Progress, Models, cancel);
        if (last is not null && Encoding.UTF8.GetString(last.Value) == now) return;
        LogStarts(published.All.Count);
        // Noted after all is sent: whoever dies in between sends it once more.
        await Start(cancel);
        await store.Commit(Progress, [new RowOperation.Upsert(Models, Encoding.UTF8.GetBytes(now))], cancel);
    }

    /// <summary>Has everybody scored and mapped anew.</summary>
    public async Task Start(CancellationToken cancel)
    {
        for (var bucket = 0; bucket < PersonRoster.Buckets; bucket++)
            await queue.Send(Queues.Rescans, [new RescanMessage(bucket, null).ToMessage()], cancel);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Other scoring models are published ({Count}): everybody is scored anew.")]
    private partial void LogStarts(int count);
}
