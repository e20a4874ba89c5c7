namespace LeadSync.Plugins.Stages;

/// <summary>What the rule says about a stage that is being saved.</summary>
internal enum StageDecision
{
    /// <summary>The stage stays what it was.</summary>
    Unchanged,

    /// <summary>A transition row allows the move.</summary>
    Allowed,

    /// <summary>No transition row allows the move.</summary>
    NotAllowed,

    /// <summary>The save would leave the row without a stage.</summary>
    Cleared,

    /// <summary>The save names a stage and a status that exclude each other.</summary>
    StateContradicts,

    /// <summary>The user holds none of the roles that may make the move.</summary>
    RoleMissing,

    /// <summary>Columns that the move requires are empty.</summary>
    ColumnsMissing,

    /// <summary>The score is below the minimum of the move, or missing.</summary>
    ScoreTooLow,

    /// <summary>The grade is worse than the minimum of the move, or missing.</summary>
    GradeTooLow,

    /// <summary>The move needs a recycle reason in the same save.</summary>
    ReasonMissing,

    /// <summary>The recycle reason is not there or inactive.</summary>
    ReasonNotInUse,

    /// <summary>The stage is already the one a recycle would lead to, as after another save that came first.</summary>
    NothingToRecycle,

    /// <summary>The lead cools down, and the user may not end that.</summary>
    CoolingDown,

    /// <summary>The lead cools down, and the user may end that by saying why.</summary>
    OverrideReasonMissing,
}
