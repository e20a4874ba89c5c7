using System.Text.Json.Nodes;
using LeadSync.Tests.Shared;

namespace LeadSync.Cli.Tests.Scoring;

/// <summary>The verb over whole ledgers, against lines that an independent implementation of the same definition wrote.</summary>
public sealed class ScoreVectorTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Every_line_is_the_expected_one_field_by_field(int vector)
    {
        var (exit, result, message) = await Score(vector, File("activities.ndjson", vector), File("people.ndjson", vector));

        var expected = System.IO.File.ReadAllLines(File("expected.ndjson", vector));
        var actual = result.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((ExitCode.Done, ""), (exit, message));
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Length, actual.Length);
        Assert.All(expected.Zip(actual), pair => AssertEqual(JsonNode.Parse(pair.First), JsonNode.Parse(pair.Second)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Lines_in_any_order_and_sent_twice_give_the_same_bytes(int vector)
    {
        var (_, expected, _) = await Score(vector, File("activities.ndjson", vector), File("people.ndjson", vector));
        var lines = System.IO.File.ReadAllLines(File("activities.ndjson", vector));
        var random = new Random(vector);

        for (var round = 0; round < 5; round++)
        {
            string[] shuffled = [.. lines, .. random.GetItems(lines, 50)];
            random.Shuffle(shuffled);
            var (_, actual, _) = await Score(vector, Write("shuffled", shuffled), File("people.ndjson", vector));
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Sorted_input_gives_the_same_bytes_with_and_without_sorted(int vector)
    {
        var (_, expected, _) = await Score(vector, File("activities.ndjson", vector), File("people.ndjson", vector));
        var (activities, people) = SortedByPerson.Of(File("activities.ndjson", vector), File("people.ndjson", vector));

        var (exit, actual, message) = await Score(vector, Write("activities", activities), Write("people", people), "--sorted");

        Assert.Equal((ExitCode.Done, ""), (exit, message));
        Assert.Equal(expected, actual);
    }

    public void Dispose() => folder.Dispose();

    private static Task<(int Exit, string Result, string Message)> Score(int vector, string activities, string people, params string[] more) => Tool.Run(
        ["score", "--model", File("model.json", vector), "--activities", activities, "--people", people, "--as-of", System.IO.File.ReadAllText(File("asof", vector)).Trim(), .. more]);

    private static string File(string name, int vector) => SharedData.Need($"vectors/score/{vector}/{name}");

    private string Write(string name, IEnumerable<string> lines)
    {
        System.IO.File.WriteAllLines(folder.File(name), lines);
        return folder.File(name);
    }

    /// <summary>The same fields in the same order, numbers to 1e-9.</summary>
    private static void AssertEqual(JsonNode? expected, JsonNode? actual)
    {
        if (expected is JsonObject fields)
        {
            Assert.Equal(fields.Select(field => field.Key), actual!.AsObject().Select(field => field.Key));
            Assert.All(fields, field => AssertEqual(field.Value, actual[field.Key]));
        }
        else if (expected is JsonArray items)
        {
            Assert.Equal(items.Count, actual!.AsArray().Count);
            Assert.All(items.Zip(actual.AsArray()), pair => AssertEqual(pair.First, pair.Second));
        }
        else if (expected?.GetValueKind() == System.Text.Json.JsonValueKind.Number)
            Assert.Equal(expected.GetValue<double>(), actual!.GetValue<double>(), 1e-9);
        else
            Assert.Equal(expected?.ToJsonString(), actual?.ToJsonString());
    }
}
