using System;
using System.Collections.Generic;

namespace LeadSync.Plugins.Stages;

/// <summary>A decision with what its message has to say.</summary>
internal sealed class StageVerdict
{
    public StageVerdict(StageDecision decision, int? from, int? to)
    {
        Decision = decision;
        From = from;
        To = to;
    }

    public StageDecision Decision { get; }

    public int? From { get; }

    /// <summary>The stage after the save.</summary>
    public int? To { get; }

    public bool IsRefusal => Decision != StageDecision.Unchanged && Decision != StageDecision.Allowed;

    /// <summary>The row that allows the move; null where none is needed.</summary>
    public AllowedMove? Move { get; set; }

    /// <summary>The stages that may follow.</summary>
    public IReadOnlyList<int> Next { get; set; } = Array.Empty<int>();

    /// <summary>Roles or columns that are missing.</summary>
    public IReadOnlyList<string> Names { get; set; } = Array.Empty<string>();

    /// <summary>The least score or grade.</summary>
    public int Minimum { get; set; }

    /// <summary>The score or grade there is.</summary>
    public int? Present { get; set; }

    /// <summary>The end of the cool-down.</summary>
    public DateTime Until { get; set; }

    /// <summary>Whether a cool-down was ended by this move.</summary>
    public bool Overrides { get; set; }
}
