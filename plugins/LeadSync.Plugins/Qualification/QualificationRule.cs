using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;

namespace LeadSync.Plugins.Qualification;

/// <summary>
/// The total of an assessment: the share of the weights that is met, in percent. No and unknown meet nothing of their weight,
/// partly half, yes all.
/// </summary>
internal static class QualificationRule
{
    /// <summary>
    /// Of every active criterion of a framework, answered or not, and the totals from which the class is A and B; an empty limit
    /// is never reached.
    /// </summary>
    public static QualificationResult Of(IReadOnlyCollection<WeighedCriterion> criteria, decimal? fromA, decimal? fromB)
    {
        var answered = criteria.Count(criterion => criterion.Rating is { } rating && rating != Rating.Unknown);
        var weights = criteria.Sum(criterion => (decimal)criterion.Weight);
        if (weights <= 0)
            return new QualificationResult(null, null, answered);
        // Rounded first, so that the class follows from the total that people see.
        var total = Math.Round(100 * criteria.Sum(criterion => criterion.Weight * Met(criterion.Rating)) / weights, 2, MidpointRounding.AwayFromZero);
        return new QualificationResult(total, Class(total, fromA, fromB), answered);
    }

    private static decimal Met(int? rating) => rating switch
    {
        Rating.Yes => 1m,
        Rating.Partly => 0.5m,
        _ => 0m,
    };

    private static int Class(decimal total, decimal? fromA, decimal? fromB) =>
        total >= fromA ? AssessmentClass.A
        : total >= fromB ? AssessmentClass.B
        : AssessmentClass.C;
}
