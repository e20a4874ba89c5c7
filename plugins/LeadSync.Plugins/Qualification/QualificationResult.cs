namespace LeadSync.Plugins.Qualification;

/// <summary>What the answers of an assessment come to.</summary>
internal sealed class QualificationResult
{
    public QualificationResult(decimal? total, int? grade, int answered)
    {
        Total = total;
        Class = grade;
        Answered = answered;
    }

    /// <summary>In percent, 0 to 100 with two places; null for a framework without weights.</summary>
    public decimal? Total { get; }

    /// <summary>Of the choice ls_assessmentclass; null where there is no total.</summary>
    public int? Class { get; }

    /// <summary>How many criteria are rated other than unknown.</summary>
    public int Answered { get; }
}
