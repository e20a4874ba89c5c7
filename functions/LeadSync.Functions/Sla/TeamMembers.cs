using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Sla;

/// <summary>The users of teams, kept in memory for some minutes.</summary>
internal sealed class TeamMembers(DataverseClient client, TimeProvider time)
{
    private static readonly TimeSpan ReadAnewAfter = TimeSpan.FromMinutes(10);

    private readonly Dictionary<Guid, (IReadOnlySet<Guid> Users, DateTimeOffset Until)> known = [];
    private readonly Lock gate = new();

    /// <summary>The users of each of the teams; one that is not there has none.</summary>
    public async Task<Answer<Dictionary<Guid, IReadOnlySet<Guid>>>> Of(IEnumerable<Guid> teams, CancellationToken cancel)
    {
        var (now, found, missing) = (time.GetUtcNow(), new Dictionary<Guid, IReadOnlySet<Guid>>(), new List<Guid>());
        foreach (var team in teams.Distinct())
            if (Known(team, now) is { } users) found[team] = users;
            else missing.Add(team);
        if (missing.Count == 0) return found;
        var rows = await client.QueryAny("teammemberships?$select=teamid,systemuserid&$filter=", missing.Select(team => $"teamid%20eq%20{team:D}"), cancel);
        if (rows.Failed) return rows.Error;
        var members = rows.Value.ToLookup(row => row.Id("teamid"), row => row.Id("systemuserid"));
        foreach (var team in missing)
        {
            found[team] = members[team].OfType<Guid>().ToHashSet();
            lock (gate) known[team] = (found[team], now + ReadAnewAfter);
        }
        return found;
    }

    private IReadOnlySet<Guid>? Known(Guid team, DateTimeOffset now)
    {
        lock (gate) return known.TryGetValue(team, out var entry) && now < entry.Until ? entry.Users : null;
    }
}
