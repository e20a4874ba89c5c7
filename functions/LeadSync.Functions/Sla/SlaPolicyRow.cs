using System.Globalization;
using System.Text.Json;
using LeadSync.Domain.Sla;
using LeadSync.Functions.Dataverse;
using NodaTime;
using Columns = LeadSync.Schema.SlaPolicy;
using Steps = LeadSync.Schema.SlaEscalation;

namespace LeadSync.Functions.Sla;

/// <summary>A policy's row in the CRM.</summary>
/// <param name="Policy">What it says, without its escalations.</param>
/// <param name="CountsBusinessTime">Whether its minutes are those of a calendar; else they all count.</param>
/// <param name="Calendar">The calendar; null for the default one.</param>
internal sealed record SlaPolicyRow(SlaPolicy Policy, bool CountsBusinessTime, Guid? Calendar)
{
    private static readonly char[] Separators = [',', ';', ' ', '\n', '\r', '\t'];

    /// <summary>All policies in use.</summary>
    public static readonly string Query = $"{Columns.EntitySetName}?$select=" + string.Join(',',
        Columns.SlaPolicyId, Columns.Name, Columns.TargetMinutes, Columns.BusinessTime, Columns.Order, Columns.AppliesTo, Columns.LeadStage, Columns.AccountStage,
        Columns.OpportunityStage, Lookup(Columns.SegmentId), Columns.Grades, Columns.Start, Columns.MetByCall, Columns.MetByEmail, Columns.MetByAppointment,
        Columns.MetByDecision, Columns.MetByStage, Columns.PauseStatuses, Columns.Warnings, Lookup(Columns.CalendarId), Lookup(Columns.TeamId), "createdon")
        + "&$filter=statecode%20eq%200";

    /// <summary>All escalation steps in use.</summary>
    public static readonly string StepQuery =
        $"{Steps.EntitySetName}?$select={Steps.SlaEscalationId},{Lookup(Steps.SlaPolicyId)},{Steps.Percent},{Steps.Action},{Lookup(Steps.UserId)},{Lookup(Steps.QueueId)}," +
        $"{Lookup(Steps.TeamId)}&$filter=statecode%20eq%200";

    private static readonly Dictionary<int, SlaStart> Starts = new()
    {
        [Schema.SlaStart.StageEntered] = SlaStart.StageEntered,
        [Schema.SlaStart.Routed] = SlaStart.Routed,
        [Schema.SlaStart.AnswerAwaited] = SlaStart.AnswerAwaited,
    };

    private static readonly (string Column, SlaGoals Goal)[] GoalColumns =
    [
        (Columns.MetByCall, SlaGoals.Call), (Columns.MetByEmail, SlaGoals.Email), (Columns.MetByAppointment, SlaGoals.Appointment),
        (Columns.MetByDecision, SlaGoals.Decision), (Columns.MetByStage, SlaGoals.Stage),
    ];

    private static readonly Dictionary<int, EscalationAction> Actions = new()
    {
        [Schema.EscalationAction.Notify] = EscalationAction.Notify,
        [Schema.EscalationAction.Reassign] = EscalationAction.Reassign,
        [Schema.EscalationAction.Raise] = EscalationAction.Raise,
    };

    /// <summary>Null for a row without a target of at least one minute: it promises nothing.</summary>
    public static SlaPolicyRow? Of(JsonElement row)
    {
        if (row.Id(Columns.SlaPolicyId) is not { } id || row.Number(Columns.TargetMinutes) is not ({ } target and > 0)) return null;
        var policy = new SlaPolicy
        {
            Id = id, Name = row.Text(Columns.Name) ?? "", TargetMinutes = target, Order = row.Number(Columns.Order) ?? int.MaxValue,
            Start = Starts.GetValueOrDefault(row.Number(Columns.Start) ?? 0, SlaStart.StageEntered),
            Goals = GoalColumns.Where(goal => IsSet(row, goal.Column)).Aggregate(SlaGoals.None, (all, goal) => all | goal.Goal),
            PauseStatuses = Numbers(row.Text(Columns.PauseStatuses)).ToHashSet(),
            Warnings = [.. Numbers(row.Text(Columns.Warnings)).Where(percent => percent is > 0 and < 100)],
            Conditions = ConditionsOf(row), Team = row.Id(Lookup(Columns.TeamId)),
            MadeAt = row.Time("createdon") is { } made ? Instant.FromDateTimeOffset(made) : Instant.MinValue,
        };
        return new SlaPolicyRow(policy, IsSet(row, Columns.BusinessTime), row.Id(Lookup(Columns.CalendarId)));
    }

    /// <summary>A step and its policy; null where either is missing or the share is none.</summary>
    public static (Guid Policy, SlaEscalation Step)? StepOf(JsonElement row) =>
        row.Id(Steps.SlaEscalationId) is { } id && row.Id(Lookup(Steps.SlaPolicyId)) is { } policy && row.Number(Steps.Percent) is ({ } percent and > 0)
            && Actions.TryGetValue(row.Number(Steps.Action) ?? -1, out var action)
            ? (policy, new SlaEscalation(id, percent, action, row.Id(Lookup(Steps.UserId)), row.Id(Lookup(Steps.QueueId)), row.Id(Lookup(Steps.TeamId)))) : null;

    private static SlaConditions? ConditionsOf(JsonElement row)
    {
        (SlaSubject? subject, int? stage) = row.Number(Columns.AppliesTo) switch
        {
            Schema.StageTable.Lead => (SlaSubject.Lead, row.Number(Columns.LeadStage)),
            Schema.StageTable.Account => (SlaSubject.Account, row.Number(Columns.AccountStage)),
            Schema.StageTable.Opportunity => (SlaSubject.Opportunity, row.Number(Columns.OpportunityStage)),
            _ => (default(SlaSubject?), default(int?)),
        };
        return subject is not { } kind ? null : new SlaConditions(kind, stage, row.Id(Lookup(Columns.SegmentId)), Parts(row.Text(Columns.Grades)));
    }

    private static string[] Parts(string? text) => (text ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<int> Numbers(string? text)
    {
        foreach (var part in Parts(text))
            if (int.TryParse(part.TrimEnd('%'), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)) yield return number;
    }

    private static bool IsSet(JsonElement row, string column) => row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.True;

    private static string Lookup(string column) => $"_{column}_value";
}
