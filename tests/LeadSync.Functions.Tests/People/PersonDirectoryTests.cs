using System.Text;
using LeadSync.Domain.Activities;
using LeadSync.Functions.State;

namespace LeadSync.Functions.Tests.People;

public sealed class PersonDirectoryTests
{
    [Fact]
    public async Task Keys_that_arrive_together_belong_to_one_person()
    {
        await using var home = new Household();
        var belonging = await home.Directory.Link(Keys("email:a@example.com", "mautic:1", "cookie:c"), default);
        foreach (var key in Keys("email:a@example.com", "mautic:1", "cookie:c"))
            Assert.Equal(belonging.Home, await home.Directory.Find(key, default));
    }

    [Fact]
    public async Task Same_keys_give_the_same_home_before_and_after_a_merge()
    {
        await using var home = new Household();
        var email = await home.Directory.Link(Keys("email:a@example.com"), default);
        var cookie = await home.Directory.Link(Keys("cookie:c"), default);
        var both = await home.Directory.Link(Keys("cookie:c", "email:a@example.com"), default);
        Assert.Equal((email.Home, email.Home), (both.Home, both.Survivor));
        Assert.Equal(cookie.Home, (await home.Directory.Link(Keys("cookie:c"), default)).Home);
        Assert.Equal(email.Home, await home.Directory.Survivor(cookie.Home, default));
    }

    [Fact]
    public async Task Older_person_survives_whoever_is_named_first()
    {
        await using var home = new Household();
        Assert.Equal("p0001", await home.Directory.Merge("p0002", "p0001", default));
        Assert.Equal("p0001", await home.Directory.Survivor("p0002", default));
    }

    [Fact]
    public async Task Person_known_in_the_crm_survives_an_older_one_that_is_not()
    {
        await using var home = new Household();
        await home.Store.Commit(new Partition("people", "p0002"), [new RowOperation.Insert("crm", "{\"lead\":\"1\"}"u8.ToArray())], default);
        Assert.Equal("p0002", await home.Directory.Merge("p0001", "p0002", default));
    }

    [Theory]
    [InlineData("""{"contact":"1"}""", "p0002")]
    [InlineData("""{"lead":null,"contact":null}""", "p0001")]
    [InlineData("{}", "p0001")]
    public async Task Contact_is_known_in_the_crm_and_a_prospect_is_not(string crm, string survivor)
    {
        await using var home = new Household();
        await home.Store.Commit(new Partition("people", "p0002"), [new RowOperation.Insert("crm", System.Text.Encoding.UTF8.GetBytes(crm))], default);
        Assert.Equal(survivor, await home.Directory.Merge("p0001", "p0002", default));
    }

    [Fact]
    public async Task Merges_chain_to_one_survivor()
    {
        await using var home = new Household();
        await home.Directory.Merge("p0002", "p0003", default);
        await home.Directory.Merge("p0004", "p0003", default);
        await home.Directory.Merge("p0001", "p0004", default);
        foreach (var person in new[] { "p0001", "p0002", "p0003", "p0004" })
            Assert.Equal("p0001", await home.Directory.Survivor(person, default));
    }

    [Fact]
    public async Task Merges_at_the_same_time_end_in_one_survivor()
    {
        await using var home = new Household();
        var pairs = new[] { ("p0001", "p0002"), ("p0002", "p0003"), ("p0003", "p0001"), ("p0004", "p0002"), ("p0003", "p0004") };
        await Task.WhenAll(pairs.Select(pair => Task.Run(() => home.Directory.Merge(pair.Item1, pair.Item2, default))));
        foreach (var person in new[] { "p0001", "p0002", "p0003", "p0004" })
            Assert.Equal("p0001", await home.Directory.Survivor(person, default));
    }

    [Fact]
    public async Task Ring_of_two_opposite_merges_agrees_on_its_oldest()
    {
        await using var home = new Household();
        await Redirect(home, "p0001", "p0002");
        await Redirect(home, "p0002", "p0001");
        await Redirect(home, "p0003", "p0002");
        foreach (var person in new[] { "p0001", "p0002", "p0003" })
            Assert.Equal("p0001", await home.Directory.Survivor(person, default));
    }

    private static Task<CommitResult> Redirect(Household home, string from, string to) => home.Store.Commit(
        new Partition("people", from), [new RowOperation.Insert("redirect", Encoding.UTF8.GetBytes(to))], default);

    private static PersonKey[] Keys(params string[] keys) => [.. keys.Select(key => PersonKey.Parse(key)!)];
}
