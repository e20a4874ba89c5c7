using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadSync.Domain.Activities;
using NodaTime;

namespace LeadSync.Functions.Intake.Mautic;

/// <summary>
/// One item of a Mautic webhook. <paramref name="FallbackTime"/> is the time of the envelope or, without one, of receipt.
/// </summary>
internal sealed record MauticItem(string Type, JsonElement Json, Instant FallbackTime, Instant ReceivedAt)
{
    /// <summary>When Mautic queued the item: seconds after the event.</summary>
    public Instant? Timestamp => PhpJson.Time(Json.At("timestamp"));

    /// <summary>The first of the times that is there, else the item's own, else the fallback.</summary>
    public Instant TimeOf(params ReadOnlySpan<JsonElement?> times)
    {
        foreach (var time in times)
            if (PhpJson.Time(time) is { } found)
                return found;
        return Timestamp ?? FallbackTime;
    }

    /// <summary>
    /// <c>type:record:more</c>: Mautic sends no id of the delivery or the event, but a retry names the same record. Where
    /// the record has no id, the item's own bytes stand in.
    /// </summary>
    public string Id(string? record, params ReadOnlySpan<string?> more)
    {
        if (record is null)
            return $"{Type}:{Hash()}";
        var id = new StringBuilder(Type).Append(':').Append(record);
        foreach (var part in more)
            id.Append(':').Append(part ?? Hash());
        return id.ToString();
    }

    private string Hash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Json.GetRawText())));

    /// <summary>The activity of <paramref name="contact"/> and whoever the further keys name.</summary>
    public ItemReading Report(MauticContact contact, Activity activity, params ReadOnlySpan<PersonKey?> furtherKeys)
    {
        var keys = contact.Keys().ToHashSet();
        foreach (var key in furtherKeys)
            if (key is not null)
                keys.Add(key);
        return keys.Count == 0
            ? new ItemReading.Rejected($"{Type}: names nobody")
            : new ItemReading.Accepted(new ReportedActivity(activity with { Keys = [.. keys.Order()] }, contact.Attributes()));
    }

    /// <summary>An activity of this item.</summary>
    public Activity Activity(ActivityKind kind, string id, Instant occurredAt) =>
        new() { Id = id, Source = "mautic", Kind = kind, OccurredAt = occurredAt, ReceivedAt = ReceivedAt };
}
