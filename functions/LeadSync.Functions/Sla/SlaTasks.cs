using System.Globalization;
using System.Text.Json.Nodes;
using LeadSync.Domain.Sla;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Functions.UpdateCrm;

namespace LeadSync.Functions.Sla;

/// <summary>Who is above whom, and who reads German.</summary>
internal sealed record TaskPeople(IReadOnlyDictionary<Guid, Guid> Managers, IReadOnlySet<Guid> Germans);

/// <summary>The tasks by which people hear of clocks that run out.</summary>
internal sealed class SlaTasks(DataverseClient client)
{
    private const int German = 1031;
    private const int Normal = 1;
    private const int High = 2;
    private const int LongestSubject = 200;

    /// <summary>The managers of owners, and the languages of all who may get a task.</summary>
    public async Task<Answer<TaskPeople>> PeopleOf(IReadOnlyCollection<DueStep> due, CancellationToken cancel)
    {
        var owners = due.Select(step => step.One.Record.Owner).Where(owner => owner is { IsTeam: false }).Select(owner => owner!.Id).Distinct();
        var managers = await client.QueryAny(
            "systemusers?$select=systemuserid,_parentsystemuserid_value&$filter=", owners.Select(id => $"systemuserid%20eq%20{id:D}"), cancel);
        if (managers.Failed) return managers.Error;
        var above = new Dictionary<Guid, Guid>();
        foreach (var row in managers.Value)
            if (row.Id("systemuserid") is { } user && row.Id("_parentsystemuserid_value") is { } manager) above[user] = manager;
        var people = new TaskPeople(above, new HashSet<Guid>());
        var readers = due.Select(step => ReceiverOf(step, people)).OfType<RecordOwner>().Where(one => !one.IsTeam).Select(one => one.Id).Distinct();
        var settings = await client.QueryAny(
            "usersettingscollection?$select=systemuserid,uilanguageid&$filter=", readers.Select(id => $"systemuserid%20eq%20{id:D}"), cancel);
        if (settings.Failed) return settings.Error;
        return people with
        {
            Germans = settings.Value.Where(row => row.Number("uilanguageid") == German).Select(row => row.Id("systemuserid")).OfType<Guid>().ToHashSet(),
        };
    }

    /// <summary>Makes the task of a step, once.</summary>
    public Task<Answer<Nothing>> Make(DueStep due, TaskPeople people, CancellationToken cancel)
    {
        var record = due.One.Record.Ref;
        var receiver = ReceiverOf(due, people);
        var task = new JsonObject
        {
            ["activityid"] = due.RowId.ToString("D"),
            ["subject"] = LeadColumns.Cut(SubjectOf(due, receiver is not null && people.Germans.Contains(receiver.Id)), LongestSubject),
            ["scheduledend"] = SlaInstances.Time(due.One.Now),
            ["prioritycode"] = due.Step.Action == EscalationAction.Raise ? High : Normal,
            [$"regardingobjectid_{record.Table.LogicalName}_task@odata.bind"] = $"/{record.Table.SetName}({record.Id:D})",
        };
        if (receiver is not null) task["ownerid@odata.bind"] = receiver.IsTeam ? $"/teams({receiver.Id:D})" : $"/systemusers({receiver.Id:D})";
        return client.Create("tasks", task, cancel);
    }

    private static RecordOwner? ReceiverOf(DueStep due, TaskPeople people)
    {
        if (due.Step.User is { } user) return new RecordOwner(user, IsTeam: false);
        if (due.Step.Team is { } team) return new RecordOwner(team, IsTeam: true);
        var owner = due.One.Record.Owner;
        return due.Step.Action == EscalationAction.Raise && owner is { IsTeam: false } && people.Managers.TryGetValue(owner.Id, out var manager)
            ? new RecordOwner(manager, IsTeam: false) : owner;
    }

    private static string SubjectOf(DueStep due, bool isGerman)
    {
        var (policy, name, percent) = (due.Policy.Name, due.One.Record.Name, due.Step.Percent.ToString(CultureInfo.InvariantCulture));
        return due.Clock.BreachedAt is not null
            ? isGerman ? $"Frist überschritten: {policy} – {name}" : $"Overdue: {policy} – {name}"
            : isGerman ? $"{percent} % der Frist verbraucht: {policy} – {name}" : $"{percent}% of the time used: {policy} – {name}";
    }
}
