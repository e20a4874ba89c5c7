using System.Text.Json;
using LeadSync.Domain.Sla;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.UpdateCrm;
using NodaTime;

namespace LeadSync.Functions.Sla;

/// <summary>Reads the completed calls, e-mails and appointments of records, in few queries for many of them.</summary>
internal sealed class SlaContacts(DataverseClient client)
{
    /// <summary>The tables of activities by which clocks start and end.</summary>
    public static readonly IReadOnlyList<(CrmTable Table, ContactKind Kind, string Extra)> Tables =
    [
        (CrmTable.PhoneCall, ContactKind.Call, ",directioncode"),
        (CrmTable.Email, ContactKind.Email, ",directioncode,senton"),
        (CrmTable.Appointment, ContactKind.Appointment, ""),
    ];

    /// <summary>The condition of a completed activity that changed since; what was completed since has changed since.</summary>
    public static string CompletedSince(DateTimeOffset since) => $"statecode%20eq%201%20and%20modifiedon%20ge%20{PersonPlanner.Time(since)}";

    /// <summary>By record what there was since the given instant.</summary>
    public async Task<Answer<ILookup<Guid, SlaContact>>> Of(IReadOnlyDictionary<Guid, Instant> since, CancellationToken cancel)
    {
        var found = new List<(Guid Record, SlaContact Contact)>();
        if (since.Count > 0)
            foreach (var (table, kind, extra) in Tables)
            {
                var rows = await client.QueryAny(
                    $"{table.SetName}?$select=activityid,actualend,modifiedon,_ownerid_value,_regardingobjectid_value{extra}&$filter=" +
                    $"{CompletedSince(since.Values.Min().ToDateTimeOffset())}%20and%20",
                    since.Keys.Select(id => $"_regardingobjectid_value%20eq%20{id:D}"), cancel);
                if (rows.Failed) return rows.Error;
                found.AddRange(rows.Value.Select(row => Read(row, kind)).OfType<(Guid Record, SlaContact Contact)>()
                    .Where(each => since.TryGetValue(each.Record, out var first) && each.Contact.At >= first));
            }
        return new Answer<ILookup<Guid, SlaContact>>(found.ToLookup(each => each.Record, each => each.Contact), null);
    }

    /// <summary>Whether it came from the customer.</summary>
    public static bool IsInbound(JsonElement row) => row.TryGetProperty("directioncode", out var outgoing) && outgoing.ValueKind == JsonValueKind.False;

    private static (Guid Record, SlaContact Contact)? Read(JsonElement row, ContactKind kind)
    {
        // Not every client dates what it completes: it was over at the latest when it was last changed.
        var at = row.Time("actualend") ?? row.Time("senton") ?? row.Time("modifiedon");
        if (row.Id("activityid") is not { } id || row.Id("_regardingobjectid_value") is not { } record || at is not { } moment) return null;
        return (record, new SlaContact(id, kind, IsInbound(row), Instant.FromDateTimeOffset(moment), row.Id("_ownerid_value")));
    }
}
