namespace LeadSync.Domain.Scoring;

/// <summary>What would lift a score: the next better grade's minima that are missed, and the profile fields that are missing.</summary>
/// <param name="Grade">The next better grade; null at the best one.</param>
/// <param name="Measures">The measures that miss its minima, in the order interest, fit, profile; empty at the best grade.</param>
/// <param name="Fields">The missing fields of the profile, those that give most first.</param>
public sealed record Lift(string? Grade, IReadOnlyList<Shortfall> Measures, IReadOnlyList<MissingField> Fields)
{
    internal static Lift Of(GradeMinima? next, Measures measures, ProfileMeter profile) => new(
        next?.Grade,
        next is null ? [] : [.. Shortfalls(next, measures)],
        [.. profile.Missing.OrderByDescending(field => field.Weight).Select(field => new MissingField(field.Name, profile.ShareOf(field)))]);

    private static IEnumerable<Shortfall> Shortfalls(GradeMinima next, Measures measures)
    {
        if (measures.Interest < next.Interest)
            yield return new Shortfall("interest", measures.Interest, next.Interest);
        if (measures.Fit < next.Fit)
            yield return new Shortfall("fit", measures.Fit, next.Fit);
        if (measures.Profile < next.Profile)
            yield return new Shortfall("profile", measures.Profile, next.Profile);
    }
}

/// <summary>A measure below what the next better grade asks for, both unrounded.</summary>
/// <param name="Measure"><c>interest</c>, <c>fit</c> or <c>profile</c>.</param>
/// <param name="Has">What it is.</param>
/// <param name="Needs">What the grade asks for.</param>
public sealed record Shortfall(string Measure, double Has, double Needs);

/// <summary>A field of the profile that is not filled.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Gives">By how many percent the profile would grow, above 0.</param>
public sealed record MissingField(string Name, double Gives);
