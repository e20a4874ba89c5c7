using System.Collections.Generic;

namespace LeadSync.Plugins.Process;

/// <summary>How a line of the chart is to be read.</summary>
internal enum ChartLineKind
{
    /// <summary>On to a later stage.</summary>
    Forward,

    /// <summary>Back to an earlier stage.</summary>
    Back,

    /// <summary>Given up, with a reason, at a later stage.</summary>
    GivenUp,
}

/// <summary>
/// The moves of one kind to one box. Neighbours are joined by a straight arrow; all others leave their boxes upwards or
/// downwards, meet on a track and end in one arrow.
/// </summary>
internal sealed class ChartLine
{
    public ChartLine(ChartLineKind kind, int to)
    {
        Kind = kind;
        To = to;
    }

    public ChartLineKind Kind { get; }

    /// <summary>The place of the box that it ends at.</summary>
    public int To { get; }

    /// <summary>Where it ends, on the edge of the box.</summary>
    public double EndX { get; set; }

    /// <summary>Where it leaves each of its boxes, by their places.</summary>
    public SortedDictionary<int, double> Starts { get; } = new SortedDictionary<int, double>();

    /// <summary>The height of the edge of the boxes.</summary>
    public double EdgeY { get; set; }

    /// <summary>The height of its track; that of the middle of the boxes for a straight arrow.</summary>
    public double TrackY { get; set; }

    public bool IsStraight { get; set; }

    /// <summary>What stands at the track; empty for nothing.</summary>
    public string Label { get; set; } = "";

    public double LabelX { get; set; }

    /// <summary>Its moves in words, for those who point at it.</summary>
    public string Description { get; set; } = "";
}
