using System.Globalization;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Tests.Shared;
using NodaTime;
using NodaTime.Text;

namespace LeadSync.Domain.Tests.Scoring;

/// <summary>Whole ledgers against scores that an independent implementation computed from the same definition.</summary>
public sealed class ScorerVectorTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Every_person_has_exactly_the_expected_score(int vector)
    {
        var model = Load(vector);
        var asOf = LocalDatePattern.Iso.Parse(File.ReadAllText(Vector(vector, "asof")).Trim()).Value;
        var people = LedgerPerson.Gather(Lines(vector, "activities"), Lines(vector, "people"));
        var actual = people
            .ToDictionary(person => person.Id);

        var expected = Lines(vector, "expected").ToList();
        Assert.NotEmpty(expected);
        Assert.Equal(expected.Select(line => line.GetProperty("person").GetString()), actual.Keys.Order(StringComparer.Ordinal));
        Assert.All(expected, line =>
        {
            var person = actual[line.GetProperty("person").GetString()!];
            var state = person.StateOf(model);
            AssertScore(line, Scorer.Score(model, state, person.Attributes, asOf));
            Assert.Equal(line.GetProperty("nextChange").GetString(), Iso(Scorer.NextChange(model, state, person.Attributes, asOf)));
        });
    }

    private static void AssertScore(JsonElement expected, Score score)
    {
        Assert.Equal(expected.GetProperty("interest").GetDouble(), score.Interest, 0.0051);
        Assert.Equal(expected.GetProperty("fit").GetDouble(), score.Fit, 0.0051);
        Assert.Equal(expected.GetProperty("profile").GetDouble(), score.Profile, 0.0051);
        Assert.Equal(expected.GetProperty("total").GetInt32(), score.ShownTotal);
        Assert.Equal(expected.GetProperty("grade").GetString(), score.Grade);
        Assert.Equal(Texts(expected, "deficits"), score.Deficits);
        Assert.Equal(Texts(expected, "oneFieldAway"), score.OneFieldAway);
        Assert.Equal(expected.GetProperty("qualified").GetBoolean(), score.Qualified);
        Assert.Equal(expected.GetProperty("model").GetString(), score.Model);
        var reasons = expected.GetProperty("reasons").EnumerateArray().ToList();
        Assert.Equal(reasons.Select(reason => reason.GetProperty("rule").GetString()), score.Reasons.Select(reason => reason.Rule));
        Assert.All(reasons.Zip(score.Reasons), pair => AssertReason(pair.First, pair.Second));
    }

    private static void AssertReason(JsonElement expected, Reason reason)
    {
        Assert.Equal(expected.GetProperty("points").GetDouble(), reason.Points, 1e-9);
        Assert.Equal(expected.GetProperty("count").GetInt32(), reason.Count);
        Assert.Equal(expected.GetProperty("lastDay").GetString(), Iso(reason.LastDay));
    }

    private static string? Iso(LocalDate? day) => day?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture);

    private static IEnumerable<string?>? Texts(JsonElement line, string name) =>
        line.GetProperty(name) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(item => item.GetString()) : null;

    private static ScoringModel Load(int vector)
    {
        var reading = ScoringModelJson.Load(File.ReadAllText(Vector(vector, "model.json")));
        Assert.Empty(reading.Errors);
        return reading.Model!;
    }

    private static IEnumerable<JsonElement> Lines(int vector, string name) =>
        File.ReadLines(Vector(vector, name + ".ndjson")).Select(line => JsonElement.Parse(line));

    private static string Vector(int vector, string name) => SharedData.Need($"vectors/score/{vector}/{name}");
}
