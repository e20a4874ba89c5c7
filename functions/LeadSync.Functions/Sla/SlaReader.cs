using LeadSync.Domain.Sla;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using NodaTime;

namespace LeadSync.Functions.Sla;

/// <summary>Gathers all that the clocks of records depend on.</summary>
internal sealed class SlaReader(SlaContacts contacts, TeamMembers teams)
{
    /// <summary>What becomes of the clocks of each record.</summary>
    /// <param name="records">The records with what is stored of them.</param>
    /// <param name="routed">By what leads were routed.</param>
    /// <param name="look">The rules and the moment of the look.</param>
    /// <param name="cancel">Ends the reading.</param>
    public async Task<Answer<List<(TrackedRecord Record, SlaCourse Course)>>> Read(
        IReadOnlyList<(TrackedRecord Record, StoredClocks Stored)> records, IReadOnlyDictionary<Guid, Routed> routed,
        (SlaRules Rules, Instant Now) look, CancellationToken cancel)
    {
        var members = await teams.Of(records.Select(one => one.Record.Owner).OfType<RecordOwner>().Where(owner => owner.IsTeam).Select(owner => owner.Id), cancel);
        if (members.Failed) return members.Error;
        var facts = records.ToDictionary(one => one.Record.Ref, one => FactsOf(one.Record, routed, look.Rules, members.Value));
        var since = records
            .Where(one => one.Stored.HasOpen || look.Rules.Book.Policies.For(facts[one.Record.Ref]).Count > 0)
            .ToDictionary(one => one.Record.Ref.Id, one => SlaCourse.ContactsSince(one.Stored.Clocks, facts[one.Record.Ref], look.Rules.Book.MeasuredSince));
        var read = await contacts.Of(since, cancel);
        if (read.Failed) return read.Error;
        return records.Select(one => (one.Record, new SlaCourse(look.Rules.Book, facts[one.Record.Ref], read.Value![one.Record.Ref.Id], look.Now))).ToList();
    }

    /// <summary>The kind of record as the domain calls it.</summary>
    public static SlaSubject SubjectOf(RecordKind kind) => kind switch
    {
        RecordKind.Lead => SlaSubject.Lead,
        RecordKind.Account => SlaSubject.Account,
        _ => SlaSubject.Opportunity,
    };

    private static SlaFacts FactsOf(
        TrackedRecord record, IReadOnlyDictionary<Guid, Routed> routed, SlaRules rules, Dictionary<Guid, IReadOnlySet<Guid>> members) => new()
    {
        Subject = SubjectOf(record.Ref.Kind),
        Stage = record.Stage,
        StageEnteredAt = Instant.FromDateTimeOffset(record.StageEnteredOn),
        IsOpen = record.IsOpen,
        StatusReason = record.StatusReason,
        ModifiedAt = Instant.FromDateTimeOffset(record.ModifiedOn),
        Segment = record.SegmentId,
        Grade = record.Grade,
        StagePolicy = rules.PolicyOfStage(record),
        Routed = record.Ref.Kind == RecordKind.Lead && routed.TryGetValue(record.Ref.Id, out var by) ? new RoutedLead(Instant.FromDateTimeOffset(by.At), by.Policy) : null,
        Owners = record.Owner switch
        {
            null => new HashSet<Guid>(),
            { IsTeam: true } team => members[team.Id],
            var user => new HashSet<Guid> { user.Id },
        },
    };
}
