using System.Collections.Generic;

namespace LeadSync.Plugins.Process;

/// <summary>The stages of one table, in their order, and the moves between them.</summary>
internal sealed class ProcessLane
{
    public ProcessLane(int table, IReadOnlyList<ProcessStage> stages, IReadOnlyList<ProcessMove> moves)
    {
        Table = table;
        Stages = stages;
        Moves = moves;
    }

    /// <summary>Of the choice ls_stagetable.</summary>
    public int Table { get; }

    public IReadOnlyList<ProcessStage> Stages { get; }

    public IReadOnlyList<ProcessMove> Moves { get; }

    /// <summary>The place of a stage in the lane, from 0; -1 where it is none of them.</summary>
    public int PlaceOf(int stage)
    {
        for (var place = 0; place < Stages.Count; place++)
            if (Stages[place].Value == stage)
                return place;
        return -1;
    }
}
