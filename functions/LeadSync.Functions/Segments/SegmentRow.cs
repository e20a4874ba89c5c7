using System.Text.Json;
using LeadSync.Domain.Accounts;
using LeadSync.Functions.Dataverse;
using Columns = LeadSync.Schema.Segment;

namespace LeadSync.Functions.Segments;

/// <summary>A segment's row in the CRM.</summary>
internal static class SegmentRow
{
    /// <summary>All segments in use.</summary>
    public static readonly string Query =
        $"{CrmTable.Segment.SetName}?$select={Columns.SegmentId},{Columns.Name},{Columns.Priority},{Columns.Criteria}," +
        $"{Columns.LeadThreshold},{Columns.AccountThreshold}&$filter=statecode%20eq%200";

    /// <summary>The segment; broken criteria propose nobody and are logged.</summary>
    public static Segment? Of(JsonElement row, ILogger log)
    {
        if (row.Id(Columns.SegmentId) is not { } id) return null;
        return new Segment(
            id, row.Text(Columns.Name) ?? "", row.Number(Columns.Priority) ?? int.MaxValue, Criteria(row, id, log),
            row.Number(Columns.LeadThreshold) ?? Segment.UsualLeadThreshold, row.Number(Columns.AccountThreshold));
    }

    private static SegmentCriteria? Criteria(JsonElement row, Guid id, ILogger log)
    {
        if (row.Text(Columns.Criteria) is not { } json) return null;
        var reading = SegmentCriteriaJson.Load(json);
        if (reading.Errors.Count > 0)
            log.LogWarning("The criteria of the segment {Segment} are not used: {Errors}", id, string.Join("; ", reading.Errors));
        return reading.Criteria;
    }
}
