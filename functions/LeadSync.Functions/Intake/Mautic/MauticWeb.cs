using System.Text.Json;
using LeadSync.Domain.Activities;
using Microsoft.AspNetCore.WebUtilities;

namespace LeadSync.Functions.Intake.Mautic;

/// <summary>Page hits, clicks in mails (which Mautic reports as page hits) and forms.</summary>
internal static class MauticWeb
{
    public static ItemReading PageHit(MauticItem item)
    {
        if (item.Json.At("hit") is not { } hit)
            return new ItemReading.Rejected("page_on_hit: has no hit");
        var fromMail = hit.Has("email") || hit.Text("source") == "email";
        var isClick = fromMail || hit.Has("redirect");
        var url = hit.Text("redirect", "url") ?? hit.Text("url");
        var activity = item.Activity(isClick ? ActivityKind.EmailClick : ActivityKind.PageView, item.Id(hit.Text("id")), item.TimeOf(hit.At("dateHit"))) with
        {
            Url = url,
            Topic = hit.Text("page", "title") ?? hit.Text("urlTitle"),
            Campaign = Campaign(hit, url),
            Asset = isClick ? MauticMail.Asset(hit, fromMail) : hit.Text("page", "alias"),
            Channel = isClick ? "email" : "web",
            Properties = Properties(("referer", hit.Text("referer")), ("language", hit.Text("pageLanguage")), ("code", hit.Text("code"))),
        };
        return item.Report(Lead(hit, item.Json), activity, Cookie(hit));
    }

    public static ItemReading FormSubmit(MauticItem item)
    {
        if (item.Json.At("submission") is not { } submission)
            return new ItemReading.Rejected("form_on_submit: has no submission");
        var activity = item.Activity(ActivityKind.FormSubmit, item.Id(submission.Text("id")), item.TimeOf(submission.At("dateSubmitted"))) with
        {
            Url = submission.Text("referer"),
            Topic = submission.Text("form", "name"),
            Campaign = Campaign(submission, submission.Text("referer")),
            Asset = submission.Text("form", "alias") ?? submission.Text("form", "id"),
            Channel = "web",
            Properties = Answers(submission),
        };
        var email = submission.Text("results", "email") is { } address ? PersonKey.Email(address) : null;
        return item.Report(Lead(submission, item.Json), activity, Cookie(submission), email);
    }

    internal static Dictionary<string, PropertyValue> Properties(params ReadOnlySpan<(string Name, string? Value)> values)
    {
        var properties = new Dictionary<string, PropertyValue>();
        foreach (var (name, value) in values)
            if (value is not null)
                properties.Add(name, new PropertyValue.Text(value));
        return properties;
    }

    private static MauticContact Lead(JsonElement record, JsonElement item) =>
        new(record.At("lead") ?? item.At("contact") ?? item.At("lead") ?? default);

    private static PersonKey? Cookie(JsonElement record) => record.Text("trackingId") is { } id ? PersonKey.Cookie(id) : null;

    // The answers are what hand-over needs to know; the address is a key already.
    private static Dictionary<string, PropertyValue> Answers(JsonElement submission)
    {
        var answers = new Dictionary<string, PropertyValue>();
        if (submission.At("results") is { ValueKind: JsonValueKind.Object } results)
            foreach (var answer in results.EnumerateObject().Where(answer => answer.Name != "email"))
                if (results.Text(answer.Name) is { } text)
                    answers[answer.Name] = new PropertyValue.Text(text);
        return answers;
    }

    private static string? Campaign(JsonElement record, string? url)
    {
        if (record.Text("query", "utm_campaign") is { } campaign)
            return campaign;
        var query = url?.IndexOf('?', StringComparison.Ordinal) ?? -1;
        return query >= 0 && QueryHelpers.ParseQuery(url![query..]).TryGetValue("utm_campaign", out var values)
            && values is [{ Length: > 0 } first, ..] ? first : null;
    }
}
