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

    /// <summary>The save would leave the lead without a stage.</summary>
    Cleared,
}
