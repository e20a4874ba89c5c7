using LeadSync.Domain.Activities;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;
using NodaTime;

namespace LeadSync.Functions.Routing;

/// <summary>What somebody did of late.</summary>
/// <param name="Channel">The way the person answers by most, such as "email" or "phone"; null where nothing tells.</param>
/// <param name="Recent">The latest things the person did, the latest first.</param>
internal sealed record PersonStory(string? Channel, IReadOnlyList<(LocalDate Day, string What, string? Topic)> Recent)
{
    public static readonly PersonStory None = new(null, []);
}

/// <summary>Reads of the person behind a lead what rules and hand-overs need; nothing becomes due by it.</summary>
internal sealed class PersonStories(IPartitionStore store, PersonDirectory directory, CrmIndex index)
{
    private const int MostRecent = 8;

    private static readonly HashSet<ActivityKind> NotTheirs =
    [
        ActivityKind.EmailSent, ActivityKind.EmailDelivered, ActivityKind.EmailBounce, ActivityKind.EmailComplaint, ActivityKind.Unsubscribe,
        ActivityKind.LetterSent, ActivityKind.ListChange, ActivityKind.TagChange,
    ];

    private static readonly Dictionary<ActivityKind, string> Channels = new()
    {
        [ActivityKind.EmailOpen] = "email", [ActivityKind.EmailClick] = "email", [ActivityKind.Reply] = "email",
        [ActivityKind.Call] = "phone",
        [ActivityKind.MeetingBooked] = "meeting",
        [ActivityKind.WebinarRegister] = "event", [ActivityKind.WebinarAttend] = "event", [ActivityKind.EventRegister] = "event", [ActivityKind.EventAttend] = "event",
        [ActivityKind.LetterResponse] = "letter",
        [ActivityKind.Chat] = "chat",
        [ActivityKind.AdClick] = "social", [ActivityKind.SocialMention] = "social", [ActivityKind.SocialEngagement] = "social",
        [ActivityKind.PageView] = "web", [ActivityKind.FormSubmit] = "web", [ActivityKind.AssetDownload] = "web",
    };

    /// <summary>The topics of the person, the latest first; none where LeadSync does not know whose the lead is.</summary>
    public async Task<IReadOnlyList<string>> Topics(Guid lead, CancellationToken cancel)
    {
        var all = new PersonAttributes();
        foreach (var member in await Members(lead, cancel))
            if (await store.Get(PersonRows.Person(member), PersonRows.Attributes, cancel) is { } row) all.Merge(PersonAttributes.Read(row.Value));
        return all.Topics;
    }

    /// <summary>What the person did of late.</summary>
    public async Task<PersonStory> Of(Guid lead, CancellationToken cancel)
    {
        var (seen, acts) = (new HashSet<string>(StringComparer.Ordinal), new List<Activity>());
        foreach (var member in await Members(lead, cancel))
            await foreach (var (row, activity) in new LedgerWalk(store).Of(member, cancel))
                if (seen.Add(row) && !activity.Machine && !NotTheirs.Contains(activity.Kind)) acts.Add(activity);
        if (acts.Count == 0) return PersonStory.None;
        var channel = acts.Where(act => Channels.ContainsKey(act.Kind)).GroupBy(act => Channels[act.Kind])
            .OrderByDescending(way => way.Count()).ThenByDescending(way => way.Max(act => act.OccurredAt)).ThenBy(way => way.Key, StringComparer.Ordinal).FirstOrDefault()?.Key;
        var recent = acts.OrderByDescending(act => act.OccurredAt).ThenBy(act => act.Id, StringComparer.Ordinal).Take(MostRecent);
        return new PersonStory(channel, [.. recent.Select(act => (act.OccurredAt.InUtc().Date, act.Kind.Name, act.Topic))]);
    }

    private async Task<IReadOnlyList<string>> Members(Guid lead, CancellationToken cancel) =>
        await index.PersonOf(RecordTable.Lead, lead, cancel) is { } person
            ? await directory.Members(await directory.Survivor(person, cancel), cancel)
            : [];
}
