namespace LeadSync.Domain.Scoring;

/// <summary>The arithmetic of a rule: points, decay and cap over its occurrences per day.</summary>
internal static class Contribution
{
    /// <summary>Σ points × n × 2^(−age/half life), each period scaled down to its cap. The days are sorted and none is after asOf.</summary>
    public static double Of(InterestRule rule, ReadOnlySpan<DayCount> days, int asOf)
    {
        var sum = 0.0;
        for (var i = 0; i < days.Length;)
        {
            var period = PeriodOf(rule.Cap, days[i].Day);
            double whole = 0, decayed = 0;
            for (; i < days.Length && PeriodOf(rule.Cap, days[i].Day) == period; i++)
            {
                var points = rule.Points * days[i].Count;
                whole += points;
                decayed += points * rule.Decay(asOf - days[i].Day);
            }
            sum += decayed * Scale(rule.Cap, Math.Abs(whole));
        }
        return sum;
    }

    private static double Scale(Cap? cap, double points) => cap is null || points <= cap.Points ? 1 : cap.Points / points;

    private static int PeriodOf(Cap? cap, int day) => cap is null ? 0 : Days.PeriodOf(day, cap.Per);
}
