using LeadSync.Domain.Scoring;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>What the panel shows of an account's reasons.</summary>
internal static class AccountReasons
{
    /// <summary>The people shown by name.</summary>
    public const int MostPeople = 20;

    private static readonly Label Others = new("Other people", "Weitere Personen");

    /// <summary>The first people by name, all others in one line, so that the whole still adds up; then everything else.</summary>
    public static IReadOnlyList<Reason> Shown(IReadOnlyList<Reason> reasons)
    {
        var people = reasons.Where(reason => reason.Rule.StartsWith("person:", StringComparison.Ordinal)).ToList();
        if (people.Count <= MostPeople) return reasons;
        var rest = people.Skip(MostPeople).ToList();
        var others = new Reason
        {
            Rule = "others", Label = Others, Points = rest.Sum(reason => reason.Points),
            Count = rest.Count, LastDay = rest.Max(reason => reason.LastDay),
        };
        return [.. people.Take(MostPeople), others, .. reasons.Skip(people.Count)];
    }
}
