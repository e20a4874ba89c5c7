using LeadSync.Domain.Activities;

namespace LeadSync.Functions.Intake.Mautic;

/// <summary>What happened to a contact: its data, points, lists and consent.</summary>
internal static class MauticContacts
{
    /// <summary>Something no known kind names: it is kept as <c>custom:name</c>, and its contact's fields count.</summary>
    public static ItemReading Other(MauticItem item, string name) => Report(item, Custom(name), id: null);

    public static ItemReading PointsChange(MauticItem item)
    {
        var before = item.Json.Number("points", "old_points");
        var after = item.Json.Number("points", "new_points");
        return Report(item, Custom("points_change"), item.Json.Text("points", "new_points"), activity => activity with
        {
            Value = after - before,
            Properties = MauticWeb.Properties(
                ("oldPoints", item.Json.Text("points", "old_points")), ("newPoints", item.Json.Text("points", "new_points"))),
        });
    }

    public static ItemReading SubscriptionChange(MauticItem item)
    {
        var status = item.Json.Text("new_status");
        var kind = status switch
        {
            "unsubscribed" or "manual" => ActivityKind.Unsubscribe,
            "bounced" => ActivityKind.EmailBounce,
            "contactable" => Custom("resubscribe"),
            _ => null,
        };
        return kind is null
            ? new ItemReading.Rejected("lead_channel_subscription_changed: unknown new_status")
            : Report(item, kind, $"{item.Json.Text("channel")}:{status}", activity => activity with
            {
                Channel = item.Json.Text("channel"),
                Properties = MauticWeb.Properties(("oldStatus", item.Json.Text("old_status")), ("newStatus", status)),
            });
    }

    public static ItemReading ListChange(MauticItem item)
    {
        var list = item.Json.At("segment") ?? item.Json.At("list") ?? default;
        var action = item.Json.Text("action");
        return Report(item, ActivityKind.ListChange, $"{list.Text("id")}:{action}", activity => activity with
        {
            Topic = list.Text("name"),
            Asset = list.Text("alias") ?? list.Text("id"),
            Properties = MauticWeb.Properties(("action", action)),
        });
    }

    private static ItemReading Report(MauticItem item, ActivityKind kind, string? id, Func<Activity, Activity>? complete = null)
    {
        var json = item.Json.At("contact") ?? item.Json.At("lead");
        // A deleted contact is named by its id alone.
        var contact = new MauticContact(json ?? item.Json);
        var changed = json is { } record ? record.At("dateModified") : null;
        var time = item.Timestamp ?? item.TimeOf(changed, json?.At("dateIdentified"), json?.At("lastActive"));
        // The same contact changes often: the time tells one change from the next, and where none is given, the content.
        var stamp = item.Json.Text("timestamp") ?? json?.Text("dateModified");
        var activity = item.Activity(kind, id is null ? item.Id(contact.Id, stamp) : item.Id(contact.Id, id, stamp), time);
        return item.Report(contact, complete is null ? activity : complete(activity));
    }

    private static ActivityKind Custom(string name) => ActivityKind.Parse($"custom:{name}")!;
}
