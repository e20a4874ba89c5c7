using System.Collections.Generic;

namespace LeadSync.Plugins.Process;

/// <summary>An allowed move between two stages of a table.</summary>
internal sealed class ProcessMove
{
    /// <param name="from">The stage left; null where a record may begin.</param>
    /// <param name="to">The stage entered.</param>
    /// <param name="conditions">In words.</param>
    public ProcessMove(int? from, int to, IReadOnlyList<string> conditions)
    {
        From = from;
        To = to;
        Conditions = conditions;
    }

    public int? From { get; }

    public int To { get; }

    public IReadOnlyList<string> Conditions { get; }

    /// <summary>Whether it is a recycle and needs a reason.</summary>
    public bool NeedsReason { get; set; }

    /// <summary>How often a lead may be recycled; null for any number.</summary>
    public int? MaximumRecycles { get; set; }
}
