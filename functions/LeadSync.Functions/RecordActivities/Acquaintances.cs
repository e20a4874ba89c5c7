using LeadSync.Domain.Activities;
using LeadSync.Functions.Intake;

namespace LeadSync.Functions.RecordActivities;

/// <summary>
/// Groups activities that share a key, directly or through others. Different groups can be handled at the same time
/// without meeting; inside a group order avoids merges of people who were never apart.
/// </summary>
internal static class Acquaintances
{
    /// <summary>The groups; inside a group the activities with the most keys come first, for they link the others.</summary>
    public static IEnumerable<IReadOnlyList<ReportedActivity>> Group(IReadOnlyList<ReportedActivity> activities)
    {
        var parents = Enumerable.Range(0, activities.Count).ToArray();
        var firstWith = new Dictionary<PersonKey, int>();
        for (var i = 0; i < activities.Count; i++)
            foreach (var key in activities[i].Activity.Keys)
                if (!firstWith.TryAdd(key, i))
                    parents[Root(parents, i)] = Root(parents, firstWith[key]);
        return Enumerable.Range(0, activities.Count)
            .GroupBy(i => Root(parents, i), i => activities[i])
            .Select(group => group.OrderByDescending(item => item.Activity.Keys.Count).ToArray());
    }

    private static int Root(int[] parents, int node)
    {
        while (parents[node] != node)
            node = parents[node] = parents[parents[node]];
        return node;
    }
}
