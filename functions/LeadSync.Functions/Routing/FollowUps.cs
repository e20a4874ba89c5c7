using System.Text.Json.Nodes;
using LeadSync.Domain.Calendars;
using LeadSync.Functions.Calendars;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.UpdateCrm;
using NodaTime;

namespace LeadSync.Functions.Routing;

/// <summary>Somebody is to follow up a lead.</summary>
/// <param name="Lead">The lead.</param>
/// <param name="Routing">The routing that asks for it.</param>
/// <param name="User">Who is asked.</param>
/// <param name="Template">What is asked for.</param>
/// <param name="From">From when the time to do it counts.</param>
internal sealed record FollowUp(LeadToRoute Lead, StandingRouting Routing, Guid User, TaskTemplate Template, DateTimeOffset From);

/// <summary>
/// Asks owners to follow leads up. A task of an earlier routing that is still open is handed to the new owner; else there is
/// one new task, with an id made of the routing: what stands already is not written again, so nobody's changes are lost.
/// </summary>
internal sealed class FollowUps(DataverseClient client, BulkWriter bulk, ILogger<FollowUps> log)
{
    private const int German = 1031;
    private const int LongestSubject = 200;

    /// <summary>Null when all is done, else the outage. What the CRM refuses is logged.</summary>
    public async Task<DataverseError?> Write(IReadOnlyList<FollowUp> asked, CalendarBook calendars, CancellationToken cancel)
    {
        if (asked.Count == 0) return null;
        var known = new Dictionary<Guid, (CrmTable Table, bool IsOpen, Guid? Owner)>();
        foreach (var table in new[] { CrmTable.PhoneCall, CrmTable.Task })
            if (await Find(table, asked, known, cancel) is { } outage) return outage;
        var languages = await Languages(asked, cancel);
        if (languages.Failed) return languages.Error;
        var rows = new Dictionary<CrmTable, List<BulkRow>> { [CrmTable.PhoneCall] = [], [CrmTable.Task] = [] };
        foreach (var one in asked)
        {
            var fresh = one.Routing.NewTaskOf(one.Lead.Id);
            var open = one.Routing.Tasks.Append(fresh).Where(id => known.TryGetValue(id, out var task) && task.IsOpen).Cast<Guid?>().LastOrDefault();
            if (open is { } id)
            {
                if (known[id].Owner != one.User) rows[known[id].Table].Add(Row(id, Owned(id, one.User)));
            }
            else if (!known.ContainsKey(fresh))
            {
                rows[one.Template.IsCall ? CrmTable.PhoneCall : CrmTable.Task].Add(Row(fresh, New(fresh, one, languages.Value.Contains(one.User), calendars)));
            }
        }
        foreach (var (table, batch) in rows)
            if (await Send(table, batch, cancel) is { } outage) return outage;
        return null;
    }

    private static BulkRow Row(Guid id, JsonObject columns) => new(id.ToString("D"), columns);

    private static JsonObject Owned(Guid id, Guid user) => new() { ["activityid"] = id.ToString("D"), ["ownerid@odata.bind"] = $"{CrmTable.User.SetName}({user:D})" };

    private static JsonObject New(Guid id, FollowUp one, bool inGerman, CalendarBook calendars)
    {
        var template = one.Template;
        var row = Owned(id, one.User);
        row["subject"] = LeadColumns.Cut($"{(inGerman ? template.Subject.German : template.Subject.English)}: {one.Lead.Record.Name}".TrimEnd(' ', ':'), LongestSubject);
        row["description"] = inGerman ? template.Details.German : template.Details.English;
        row["scheduledend"] = PersonPlanner.Time(Due(one, calendars));
        row[$"regardingobjectid_lead_{(template.IsCall ? CrmTable.PhoneCall : CrmTable.Task).LogicalName}@odata.bind"] = $"{CrmTable.Lead.SetName}({one.Lead.Id:D})";
        if (template.IsCall && (one.Lead.Record.Row.Text("telephone1") ?? one.Lead.Record.Row.Text("mobilephone")) is { } phone) row["phonenumber"] = phone;
        return row;
    }

    private static DateTimeOffset Due(FollowUp one, CalendarBook calendars)
    {
        var calendar = one.Template.InBusinessTime ? calendars.Of(one.Template.Calendar) : BusinessCalendar.AlwaysOpen;
        var from = Instant.FromDateTimeOffset(one.From);
        return (calendar.TryDue(from, one.Template.DueMinutes, out var due) ? due : from).ToDateTimeOffset();
    }

    private async Task<DataverseError?> Find(
        CrmTable table, IReadOnlyList<FollowUp> asked, Dictionary<Guid, (CrmTable Table, bool IsOpen, Guid? Owner)> known, CancellationToken cancel)
    {
        var ids = asked.SelectMany(one => one.Routing.Tasks.Append(one.Routing.NewTaskOf(one.Lead.Id))).ToHashSet();
        var rows = await client.QueryAny(
            $"{table.SetName}?$select=activityid,statecode,_ownerid_value&$filter=", ids.Select(id => $"activityid%20eq%20{id:D}"), cancel);
        if (rows.Failed) return rows.Error;
        foreach (var row in rows.Value)
            if (row.Id("activityid") is { } id && ids.Contains(id)) known[id] = (table, row.Number("statecode") is null or 0, row.Id("_ownerid_value"));
        return null;
    }

    /// <summary>Who reads German.</summary>
    private async Task<Answer<HashSet<Guid>>> Languages(IReadOnlyList<FollowUp> asked, CancellationToken cancel)
    {
        var rows = await client.QueryAny(
            "usersettingscollection?$select=systemuserid,uilanguageid&$filter=", asked.Select(one => one.User).Distinct().Select(user => $"systemuserid%20eq%20{user:D}"), cancel);
        if (rows is { Failed: true, Error.IsOutage: true }) return rows.Error;
        // Who may not read the settings of others writes English.
        return (rows.Value ?? []).Where(row => row.Number("uilanguageid") == German).Select(row => row.Id("systemuserid")).OfType<Guid>().ToHashSet();
    }

    private async Task<DataverseError?> Send(CrmTable table, List<BulkRow> rows, CancellationToken cancel)
    {
        var outcome = await bulk.Write(table, BulkMessage.UpsertMultiple, rows, cancel);
        // No more than the code: the CRM's text may name people.
        foreach (var (task, error) in outcome.Refused) log.LogWarning("The CRM refused the follow-up {Task}: {Fault} {Code}", task, error.Fault, error.Code);
        return outcome.Outage;
    }
}
