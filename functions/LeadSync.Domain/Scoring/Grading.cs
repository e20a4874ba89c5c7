using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>The measures a score is judged by; coverage, which accounts alone have, counts in the total but in no grade.</summary>
internal readonly record struct Measures(double Interest, double Fit, double Profile, double Coverage = 0)
{
    public double Total => Math.Max(0, Interest + Fit + Coverage);
}

/// <summary>What measures are judged by.</summary>
/// <param name="Model">The id of the model, which the score names.</param>
/// <param name="Grades">Best first.</param>
/// <param name="Qualify">Null where nobody qualifies.</param>
internal sealed record Standard(string Model, IReadOnlyList<GradeMinima> Grades, Qualification? Qualify)
{
    /// <summary>The model's own, but for a qualification that stands in for the model's.</summary>
    public static Standard Of(ScoringModel model, Qualification? qualify) => new(model.Id, model.Grades, qualify ?? model.Qualify);
}

/// <summary>Judges measures: grade, deficits, qualification.</summary>
internal static class Grading
{
    public static Score Complete(Standard standard, Measures measures, ProfileMeter profile, LocalDate asOf, IReadOnlyList<Reason> reasons)
    {
        var grade = GradeOf(standard.Grades, measures);
        var qualified = IsQualified(standard, measures);
        return new Score
        {
            Model = standard.Model,
            AsOf = asOf,
            Interest = measures.Interest,
            Fit = measures.Fit,
            Profile = measures.Profile,
            Coverage = measures.Coverage,
            Grade = NameOfGrade(standard, measures),
            Lift = Lift.Of(grade == 0 ? null : standard.Grades[grade - 1], measures, profile),
            OneFieldAway = qualified ? null : OneFieldAway(standard.Qualify, measures.Total, profile),
            Qualified = qualified,
            Reasons = reasons,
        };
    }

    /// <summary>
    /// Equal numbers are equal grade and equal qualification. With all else equal, more interest never leads back to a
    /// class that was left.
    /// </summary>
    public static int ClassOf(Standard standard, Measures measures) =>
        (2 * GradeOf(standard.Grades, measures)) + (IsQualified(standard, measures) ? 1 : 0);

    public static string NameOfGrade(Standard standard, Measures measures) =>
        GradeOf(standard.Grades, measures) is var grade && grade < standard.Grades.Count ? standard.Grades[grade].Grade : Scoring.Score.LowestGrade;

    public static bool IsQualified(Standard standard, Measures measures) => IsQualified(standard.Qualify, measures.Total, measures.Profile);

    // The place in the model's list, or its length for the lowest grade.
    private static int GradeOf(IReadOnlyList<GradeMinima> grades, Measures measures)
    {
        var i = 0;
        while (i < grades.Count && !Meets(grades[i], measures))
            i++;
        return i;
    }

    private static bool Meets(GradeMinima grade, Measures measures) =>
        measures.Interest >= grade.Interest && measures.Fit >= grade.Fit && measures.Profile >= grade.Profile;

    private static bool IsQualified(Qualification? qualify, double total, double profile) =>
        qualify is not null && total >= qualify.Total && profile >= qualify.Profile;

    private static List<string>? OneFieldAway(Qualification? qualify, double total, ProfileMeter profile)
    {
        var fields = profile.Missing
            .Where(field => IsQualified(qualify, total, profile.PercentWith(field)))
            .Select(field => field.Name)
            .ToList();
        return fields.Count > 0 ? fields : null;
    }
}
