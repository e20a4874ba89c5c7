using LeadSync.Functions.State;

namespace LeadSync.Functions.Tests.State;

public sealed class CommitRulesTests
{
    [Theory]
    [InlineData(0, 0, "")]
    [InlineData(100, 0, "100")]
    [InlineData(101, 10, "100 1")]
    [InlineData(5, 983_040, "2 2 1")]
    [InlineData(30, 100_000, "26 4")]
    public void Chunks_are_as_few_as_the_rules_allow(int count, int length, string sizes)
    {
        var chunks = CommitRules.Chunks(Enumerable.Range(0, count).Select(i => new RowOperation.Upsert($"{i}", new byte[length]))).ToList();
        Assert.Equal(sizes, string.Join(' ', chunks.Select(chunk => chunk.Length)));
        Assert.Equal(Enumerable.Range(0, count).Select(i => $"{i}"), chunks.SelectMany(chunk => chunk).Select(operation => operation.Row));
        Assert.All(chunks, CommitRules.Check);
    }

    [Fact]
    public void Messages_do_not_tell_the_names_of_rows()
    {
        var twice = new RowOperation.Upsert("k:email:greta@nordwerk.example", []);
        var error = Assert.Throws<ArgumentException>(() => CommitRules.Check([twice, twice]));
        Assert.DoesNotContain("greta", error.Message, StringComparison.Ordinal);
    }
}
