using LeadSync.Functions.People;

namespace LeadSync.Functions.Tests.People;

public sealed class PersonRosterTests
{
    [Fact]
    public async Task Everybody_is_listed_once_in_whatever_pages_the_buckets_are_read()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), [.. Enumerable.Range(0, 150).Select(i => Household.View($"{i}", $"email:p{i}@example.com"))]);
        var roster = new PersonRoster(home.Store);

        var people = new List<string>();
        for (var bucket = 0; bucket < PersonRoster.Buckets; bucket++)
            for (var page = await roster.Page(bucket, null, 2, default); page.Count > 0; page = await roster.Page(bucket, page[^1], 2, default))
                people.AddRange(page);

        Assert.Equal(Enumerable.Range(1, 150).Select(i => $"p{i:d4}"), people.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Merged_people_stay_listed_and_removed_ones_do_not()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), Household.View("1", "cookie:a"), Household.View("2", "cookie:b"), Household.View("3", "cookie:c"));
        await home.Directory.Merge("p0001", "p0002", default);
        var roster = new PersonRoster(home.Store);
        await roster.Remove("p0003", default);
        await roster.Remove("p0003", default);

        var pages = await Task.WhenAll(Enumerable.Range(0, PersonRoster.Buckets).Select(bucket => roster.Page(bucket, null, 10, default)));

        Assert.Equal(["p0001", "p0002"], pages.SelectMany(page => page).Order(StringComparer.Ordinal));
    }
}
