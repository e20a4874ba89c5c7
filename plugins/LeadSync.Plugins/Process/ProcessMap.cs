using System.Collections.Generic;

namespace LeadSync.Plugins.Process;

/// <summary>The whole process in one language: a lane for leads, accounts and opportunities each, and the recycle reasons.</summary>
internal sealed class ProcessMap
{
    public ProcessMap(bool german, IReadOnlyList<ProcessLane> lanes, IReadOnlyList<ProcessReason> reasons)
    {
        German = german;
        Lanes = lanes;
        Reasons = reasons;
    }

    /// <summary>Whether its words are German; English otherwise.</summary>
    public bool German { get; }

    public IReadOnlyList<ProcessLane> Lanes { get; }

    public IReadOnlyList<ProcessReason> Reasons { get; }
}
