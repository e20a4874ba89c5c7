using System.Text.Json;
using LeadSync.Domain.Activities;

namespace LeadSync.Functions.Intake.Mautic;

/// <summary>Mails sent and opened. One mail is one asset, so that rules can tell which sends were answered.</summary>
internal static class MauticMail
{
    public static ItemReading Open(MauticItem item)
    {
        if (item.Json.At("stat") is not { } stat)
            return new ItemReading.Rejected("email_on_open: has no stat");
        // A mail opened again comes with the same stat and a higher count.
        var id = item.Id(stat.Text("id"), stat.Text("openCount") ?? "1");
        var activity = item.Activity(ActivityKind.EmailOpen, id, item.TimeOf(stat.At("lastOpened"), stat.At("dateRead"))) with
        {
            Topic = stat.Text("email", "subject") ?? stat.Text("email", "name"),
            Asset = Asset(stat, stat.Text("source") == "email"),
            Channel = "email",
        };
        var address = stat.Text("emailAddress") is { } text ? PersonKey.Email(text) : null;
        return item.Report(new MauticContact(stat.At("lead") ?? default), activity, address);
    }

    public static ItemReading Send(MauticItem item)
    {
        var contact = new MauticContact(item.Json.At("contact") ?? item.Json.At("lead") ?? default);
        var mail = item.Json.Text("email", "id") ?? item.Json.Text("email");
        var id = item.Json.Text("idHash") is { } hash ? item.Id(hash) : item.Id(contact.Id, mail, item.Json.Text("timestamp"));
        var activity = item.Activity(ActivityKind.EmailSent, id, item.TimeOf()) with
        {
            Topic = item.Json.Text("subject") ?? item.Json.Text("email", "subject"),
            Asset = mail is null ? null : $"email:{mail}",
            Channel = "email",
        };
        return item.Report(contact, activity);
    }

    /// <summary>The mail that a record belongs to, as an asset: <c>email:9</c>.</summary>
    public static string? Asset(JsonElement record, bool sourceIsMail) =>
        (record.Text("email", "id") ?? record.Text("email") ?? (sourceIsMail ? record.Text("sourceId") : null)) is { } id
            ? $"email:{id}"
            : null;
}
