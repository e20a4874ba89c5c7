using System.Text.Json.Nodes;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Calendars;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.ReplanClocks;
using LeadSync.Functions.Routing;
using Columns = LeadSync.Schema.Calendar;

namespace LeadSync.Functions.Sla;

/// <summary>Takes in changed rows by which clocks are kept: all open clocks are planned anew.</summary>
internal abstract class ChangedRules(CrmTable table, SlaDirectory directory, Replans replans) : IChangedRows
{
    public CrmTable Table => table;

    public virtual async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        await directory.Invalidate(cancel);
        await replans.Start(cancel);
        return null;
    }
}

/// <summary>Takes in changed policies.</summary>
internal sealed class ChangedSlaPolicies(SlaDirectory directory, Replans replans) : ChangedRules(CrmTable.SlaPolicy, directory, replans);

/// <summary>Takes in changed escalation steps.</summary>
internal sealed class ChangedSlaEscalations(SlaDirectory directory, Replans replans) : ChangedRules(CrmTable.SlaEscalation, directory, replans);

/// <summary>Takes in changed stages, which name policies.</summary>
internal sealed class ChangedStages(SlaDirectory directory, Replans replans) : ChangedRules(CrmTable.Stage, directory, replans);

/// <summary>Takes in changed calendars. Each is told why it cannot be used, or no longer so.</summary>
internal sealed class ChangedCalendars(RowFeed rows, DataverseClient client, SlaDirectory directory, RoutingDirectory routing, Replans replans)
    : ChangedRules(CrmTable.Calendar, directory, replans)
{
    private const int LongestProblem = 2000;

    public override async Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel)
    {
        var read = await rows.Some(CalendarRow.Query, Columns.CalendarId, changed, CalendarRow.Of, cancel);
        if (read.Failed) return read.Error;
        foreach (var row in read.Value)
        {
            var problem = row.Problem is { Length: > LongestProblem } text ? text[..LongestProblem] : row.Problem;
            if (problem == row.NotedProblem) continue;
            var written = await client.Update(CrmTable.Calendar.SetName, row.Id, new JsonObject { [Columns.Problem] = problem }, cancel);
            if (written.Failed) return written.Error;
        }
        // Working hours of sellers and due dates of their tasks go by it, too.
        await routing.Invalidate(cancel);
        return await base.Apply(changed, cancel);
    }
}
