using LeadSync.Functions.ErasePeople;

namespace LeadSync.Functions.Tests.ErasePeople;

public sealed class ErasureTests
{
    [Fact]
    public void Usual_erasure_is_one_message()
    {
        var erasure = new Erasure("e1", ["p1"], ["email:a@example.org"], IsLast: false);
        Assert.Same(erasure, Assert.Single(erasure.Parts()));
    }

    [Fact]
    public void Erasure_of_thousands_of_keys_is_told_in_messages_that_fit()
    {
        var keys = Enumerable.Range(0, 9_000).Select(i => $"cookie:{i:d40}ü").ToArray();
        var persons = Enumerable.Range(0, 3_000).Select(i => $"{i:d32}").ToArray();
        var parts = new Erasure("e1", persons, keys, IsLast: false).Parts();
        Assert.All(parts, part => Assert.InRange(part.ToMessage(DateTimeOffset.UnixEpoch).Body.Length, 1, 208 * 1024));
        Assert.Equal(keys, parts.SelectMany(part => part.Keys));
        Assert.Equal(persons, parts.SelectMany(part => part.Persons));
        Assert.Equal(parts.Count, parts.Select(part => part.ToMessage(DateTimeOffset.UnixEpoch).Id).Distinct().Count());
        Assert.All(parts.Zip(new Erasure("e2", [.. persons.Reverse()], [.. keys.Reverse()], IsLast: true).Parts()), pair => Assert.True(pair.Second.Covers(pair.First)));
    }
}
