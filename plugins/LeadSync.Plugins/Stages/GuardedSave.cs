namespace LeadSync.Plugins.Stages;

/// <summary>A save under the guard: what the rule weighs, and the reason that the save names.</summary>
internal sealed class GuardedSave
{
    public GuardedSave(StageCase stage, NamedReason? reason)
    {
        Case = stage;
        Reason = reason;
    }

    public StageCase Case { get; }

    public NamedReason? Reason { get; }
}
