using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>The three measures a score is judged by.</summary>
internal readonly record struct Measures(double Interest, double Fit, double Profile);

/// <summary>Judges the measures of a person: grade, deficits, qualification.</summary>
internal static class Grading
{
    public static Score Complete(ScoringModel model, Measures measures, ProfileMeter profile, LocalDate asOf, IReadOnlyList<Reason> reasons)
    {
        var grade = GradeOf(model.Grades, measures);
        var total = Math.Max(0, measures.Interest + measures.Fit);
        var qualified = IsQualified(model.Qualify, total, measures.Profile);
        return new Score
        {
            Model = model.Id,
            AsOf = asOf,
            Interest = measures.Interest,
            Fit = measures.Fit,
            Profile = measures.Profile,
            Grade = grade < model.Grades.Count ? model.Grades[grade].Grade : Scoring.Score.LowestGrade,
            Deficits = grade == 0 ? [] : DeficitsOf(model.Grades[grade - 1], measures),
            OneFieldAway = qualified ? null : OneFieldAway(model.Qualify, total, profile),
            Qualified = qualified,
            Reasons = reasons,
        };
    }

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

    private static List<string> DeficitsOf(GradeMinima grade, Measures measures)
    {
        var deficits = new List<string>(3);
        if (measures.Interest < grade.Interest)
            deficits.Add("interest");
        if (measures.Fit < grade.Fit)
            deficits.Add("fit");
        if (measures.Profile < grade.Profile)
            deficits.Add("profile");
        return deficits;
    }

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
