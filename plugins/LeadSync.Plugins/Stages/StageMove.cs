namespace LeadSync.Plugins.Stages;

/// <summary>One move that a transition row allows; from null it is a stage to begin in.</summary>
internal readonly struct StageMove
{
    public StageMove(int? from, int to)
    {
        From = from;
        To = to;
    }

    public int? From { get; }

    public int To { get; }
}
