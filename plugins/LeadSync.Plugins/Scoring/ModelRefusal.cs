namespace LeadSync.Plugins.Scoring;

/// <summary>Why a scoring model cannot be saved or deleted as asked.</summary>
internal enum ModelRefusal
{
    None,

    /// <summary>It is published or retired, and would score otherwise or bear another date.</summary>
    Frozen,

    /// <summary>It is published or retired, and would be deleted.</summary>
    Kept,

    /// <summary>The status goes from draft to published to retired only.</summary>
    NoSuchMove,

    /// <summary>LeadSync has not yet checked the definition as it stands.</summary>
    NotChecked,

    /// <summary>LeadSync found problems in the definition.</summary>
    HasProblems,

    /// <summary>No published model would be the primary one.</summary>
    PrimaryNeeded,

    /// <summary>A retired model would become the primary one.</summary>
    PrimaryRetired,
}
