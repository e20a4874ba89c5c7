using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.People;
using NodaTime;

namespace LeadSync.Functions.Tests.People;

public sealed class RecentTopicsTests
{
    [Theory]
    [InlineData("page_view", "pumps", false, 1)]
    [InlineData("email_click", "pumps", false, 1)]
    [InlineData("email_click", "pumps", true, 0)]
    [InlineData("email_sent", "pumps", false, 0)]
    [InlineData("list_change", "pumps", false, 0)]
    [InlineData("unsubscribe", "pumps", false, 0)]
    [InlineData("page_view", null, false, 0)]
    public void Topic_of_what_a_person_did_counts_and_nothing_else(string kind, string? topic, bool machine, int count) =>
        Assert.Equal(count, Of([Activity(topic, 1) with { Kind = ActivityKind.Parse(kind)!, Machine = machine }]).All.Count);

    [Fact]
    public void Latest_topics_are_kept_the_latest_first()
    {
        var topics = Of(Enumerable.Range(0, 30).Select(day => Activity($"t{day:d2}", day)).Append(Activity("t00", 40)));

        Assert.Equal(["t00", "t29", "t28"], topics.All.Take(3));
        Assert.Equal(RecentTopics.Most, topics.All.Count);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Which_are_kept_depends_neither_on_order_nor_on_parts_nor_on_storage(int seed)
    {
        var random = new Random(seed);
        var all = Enumerable.Range(0, 300).Select(_ => Activity($"t{random.Next(60)}", random.Next(50))).ToArray();
        var expected = Text(Of(all));
        random.Shuffle(all);

        var merged = new RecentTopics();
        foreach (var part in all.Chunk(40)) merged.Merge(Read(Text(Of(part))));

        Assert.Equal(expected, Text(Of(all)));
        Assert.Equal(expected, Text(merged));
    }

    private static Activity Activity(string? topic, int day) => new()
    {
        Id = $"{topic}{day}", Source = "web", Kind = ActivityKind.PageView, Topic = topic, Keys = [PersonKey.Parse("cookie:a")!],
        OccurredAt = Instant.FromUtc(2026, 1, 1, 9, 0) + Duration.FromDays(day), ReceivedAt = Instant.FromUtc(2026, 1, 1, 9, 0),
    };

    private static RecentTopics Of(IEnumerable<Activity> activities)
    {
        var topics = new RecentTopics();
        foreach (var activity in activities) topics.Add(activity);
        return topics;
    }

    private static string Text(RecentTopics topics)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream)) topics.Write(writer);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }

    private static RecentTopics Read(string json)
    {
        var topics = new RecentTopics();
        topics.Read(JsonElement.Parse(json));
        return topics;
    }
}
