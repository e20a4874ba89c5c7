namespace LeadSync.Domain.Sla;

/// <summary>To which records a policy applies by itself; all that is named has to hold.</summary>
/// <param name="Subject">The kind of record.</param>
/// <param name="Stage">The stage, or null for any.</param>
/// <param name="Segment">The segment of the account, or null for any.</param>
/// <param name="Grades">The grades as letters; none for any.</param>
public sealed record SlaConditions(SlaSubject Subject, int? Stage, Guid? Segment, IReadOnlyList<string> Grades)
{
    /// <summary>How many conditions there are beside the kind: the more, the more special.</summary>
    public int Count => (Stage is null ? 0 : 1) + (Segment is null ? 0 : 1) + (Grades.Count == 0 ? 0 : 1);

    /// <summary>Whether they hold.</summary>
    public bool HoldFor(SlaFacts record) =>
        Subject == record.Subject
        && (Stage is null || Stage == record.Stage)
        && (Segment is null || Segment == record.Segment)
        && (Grades.Count == 0 || (record.Grade is { } grade && Grades.Contains(grade, StringComparer.OrdinalIgnoreCase)));
}

/// <summary>The policies in use.</summary>
public sealed class SlaPolicies(IEnumerable<SlaPolicy> policies)
{
    private readonly Dictionary<Guid, SlaPolicy> byId = policies.ToDictionary(policy => policy.Id);

    /// <summary>The policy of an id, or null where it is not in use.</summary>
    public SlaPolicy? Find(Guid id) => byId.GetValueOrDefault(id);

    /// <summary>
    /// The policies that apply to a record; none to a closed one. Of those that measure the same one counts: that of the
    /// routing rule before those that apply by themselves, of these the one with more conditions, then the lower order; the
    /// stage's comes last.
    /// </summary>
    public IReadOnlyList<SlaPolicy> For(SlaFacts record)
    {
        if (!record.IsOpen) return [];
        var chosen = new List<SlaPolicy>();
        foreach (var policy in InOrder(record).OfType<SlaPolicy>())
            if ((policy.Start != SlaStart.Routed || record.Routed is not null) && !chosen.Exists(policy.MeasuresTheSameAs))
                chosen.Add(policy);
        return chosen;
    }

    /// <summary>Whether any policy may apply by itself to records of the kind that come into the stage.</summary>
    public bool MayApply(SlaSubject subject, int stage) => byId.Values.Any(policy =>
        policy.Start == SlaStart.StageEntered && policy.Conditions is { } conditions && conditions.Subject == subject && (conditions.Stage is null || conditions.Stage == stage));

    /// <summary>Whether any policy is about answers to customers' messages.</summary>
    public bool AwaitAnswers => byId.Values.Any(policy => policy.Start == SlaStart.AnswerAwaited);

    /// <summary>The status reasons in which any clock stands still.</summary>
    public IReadOnlySet<int> PauseStatuses => byId.Values.SelectMany(policy => policy.PauseStatuses).ToHashSet();

    private IEnumerable<SlaPolicy?> InOrder(SlaFacts record) => byId.Values
        .Where(policy => policy.Conditions?.HoldFor(record) == true)
        .OrderByDescending(policy => policy.Conditions!.Count).ThenBy(policy => policy.Order).ThenBy(policy => policy.Id)
        .Cast<SlaPolicy?>()
        .Prepend(Named(record.Routed?.Policy))
        .Append(Named(record.StagePolicy));

    private SlaPolicy? Named(Guid? id) => id is { } known ? Find(known) : null;
}
