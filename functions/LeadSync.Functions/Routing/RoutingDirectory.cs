using System.Text.Json;
using LeadSync.Functions.Calendars;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Mapping;

namespace LeadSync.Functions.Routing;

/// <summary>
/// Rules, users, teams and templates of the CRM, kept in memory. Read anew when the CRM says that one changed, and now and
/// then in case that message was lost, or tells of none: nothing tells of who joins a team. While the CRM is away the last ones stand.
/// </summary>
internal sealed class RoutingDirectory(DataverseClient client, RowFeed rows, CalendarDirectory calendars, TimeProvider time) : IDisposable
{
    private readonly KeptInMemory<RoutingBook> kept = new(TimeSpan.FromMinutes(5), time);

    /// <summary>What there is now, or the error of a CRM that never answered yet.</summary>
    public Task<Answer<RoutingBook>> Current(CancellationToken cancel) => kept.Current(Read, cancel);

    /// <summary>A row changed in the CRM: the next one who asks reads all.</summary>
    public Task Invalidate(CancellationToken cancel) => kept.Invalidate(cancel);

    /// <summary>The members of teams, read now.</summary>
    public async Task<Answer<IReadOnlyDictionary<Guid, IReadOnlyList<Guid>>>> MembersOf(IEnumerable<Guid> teams, CancellationToken cancel)
    {
        var asked = teams.ToHashSet();
        var read = await client.QueryAny("teammemberships?$select=teamid,systemuserid&$filter=", asked.Select(team => $"teamid%20eq%20{team:D}"), cancel);
        if (read.Failed) return read.Error;
        IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> members = read.Value
            .Where(row => row.Id("teamid") is { } team && asked.Contains(team) && row.Id("systemuserid") is not null)
            .GroupBy(row => row.Id("teamid")!.Value)
            .ToDictionary(team => team.Key, IReadOnlyList<Guid> (team) => [.. team.Select(row => row.Id("systemuserid")!.Value).Order()]);
        return new(members, null);
    }

    public void Dispose() => kept.Dispose();

    private async Task<Answer<RoutingBook>> Read(CancellationToken cancel)
    {
        var hours = await calendars.Current(cancel);
        if (hours.Failed) return hours.Error;
        var rules = await rows.All(RoutingRows.RuleQuery, RoutingRows.Rule, cancel);
        if (rules.Failed) return rules.Error;
        var templates = await rows.All(RoutingRows.TemplateQuery, RoutingRows.Template, cancel);
        if (templates.Failed) return templates.Error;
        var people = new List<List<JsonElement>>();
        foreach (var query in new[] { RoutingRows.UserQuery, RoutingRows.SellerQuery, RoutingRows.AbsenceQuery })
        {
            var read = await client.Query(query, cancel);
            if (read.Failed && read.Error.Fault != DataverseFault.NotFound) return read.Error;
            people.Add(read.Value ?? []);
        }
        var teams = await MembersOf(rules.Value.Select(rule => rule.Rule.Aim.Pool).OfType<Guid>(), cancel);
        if (teams.Failed) return teams.Error;
        return new RoutingBook(rules.Value, templates.Value)
        {
            Sellers = RoutingRows.Sellers(people[0], people[1], people[2], hours.Value), Teams = teams.Value, Calendars = hours.Value,
            Names = people[0].Where(row => row.Id("systemuserid") is not null).ToDictionary(row => row.Id("systemuserid")!.Value, row => row.Text("fullname") ?? ""),
        };
    }
}
