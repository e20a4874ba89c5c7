using LeadSync.Domain.Scoring.Change;
using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>A day on which a score changes its grade or qualification by itself, and what they become.</summary>
public sealed record ScoreTurn(LocalDate Day, string Grade, bool Qualified)
{
    /// <summary>The next turn of a course of interest, all other measures being as given.</summary>
    internal static ScoreTurn? Next(IInterestCourse course, Standard standard, Measures measures)
    {
        if (ChangeSearch.First(course, interest => Grading.ClassOf(standard, measures with { Interest = interest })) is not { } day)
            return null;
        var then = measures with { Interest = course.At(day) };
        return new ScoreTurn(Days.ToDate(day), Grading.NameOfGrade(standard, then), Grading.IsQualified(standard, then));
    }
}
