namespace LeadSync.Plugins.Qualification;

/// <summary>Why an assessment or an answer cannot be saved.</summary>
internal enum QualificationRefusal
{
    /// <summary>Neither lead nor opportunity.</summary>
    NoRecord,

    /// <summary>Both lead and opportunity.</summary>
    TwoRecords,

    /// <summary>No framework is named, and none is the default.</summary>
    NoFramework,

    /// <summary>The framework of an existing assessment is another.</summary>
    FrameworkFixed,

    /// <summary>An answer without assessment or criterion.</summary>
    Incomplete,

    /// <summary>The criterion is of another framework or inactive.</summary>
    ForeignCriterion,

    /// <summary>The criterion is already answered.</summary>
    Duplicate,
}
