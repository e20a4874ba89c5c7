using LeadSync.Cli.Scoring;
using LeadSync.Domain.Scoring;
using NodaTime;

namespace LeadSync.Cli.Simulating;

/// <summary>Scores people from files under two models, and tells who moves.</summary>
internal sealed class FileSimulation(ScoringModel now, ScoringModel draft, LocalDate asOf)
{
    private readonly SortedDictionary<string, long[]> grades = new(StringComparer.Ordinal);
    private long people;
    private long moved;
    private long qualifiedBefore;
    private long qualifiedAfter;

    public SimulationSummary Summary => new(people, moved, qualifiedBefore, qualifiedAfter) { Grades = grades };

    /// <summary>Everybody who moves, in the order of their keys.</summary>
    public IEnumerable<Move> Run(IPeopleSource source)
    {
        foreach (var batch in source.Evaluate(person => new Move(person.Key, null, StandingOf(person, now), StandingOf(person, draft))))
            foreach (var person in batch)
            {
                Count(person);
                if (!person.To.DiffersFrom(person.From)) continue;
                moved++;
                yield return person;
            }
    }

    private Standing StandingOf(Person person, ScoringModel model)
    {
        var score = Scorer.Score(model, person.InterestFor(model), person.Attributes, asOf);
        return new Standing(score.ShownTotal, score.Grade, score.Qualified);
    }

    private void Count(Move person)
    {
        people++;
        if (person.From.Qualified) qualifiedBefore++;
        if (person.To.Qualified) qualifiedAfter++;
        Grade(person.From.Grade)[0]++;
        Grade(person.To.Grade)[1]++;
    }

    private long[] Grade(string grade)
    {
        if (!grades.TryGetValue(grade, out var counts)) grades[grade] = counts = [0, 0];
        return counts;
    }
}
