namespace LeadSync.Plugins.Stages;

/// <summary>A stage with a state that it may have, and the status reason that goes with both.</summary>
internal sealed class StageState
{
    public StageState(int stage, int state, int status)
    {
        Stage = stage;
        State = state;
        Status = status;
    }

    public int Stage { get; }

    public int State { get; }

    public int Status { get; }
}
