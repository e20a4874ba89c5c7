using System.Collections.Generic;

namespace LeadSync.Plugins.Process;

/// <summary>A stage as a box on the chart, in units of the drawing.</summary>
internal sealed class ChartBox
{
    public ChartBox(ProcessStage stage, double x, double y)
    {
        Stage = stage;
        X = x;
        Y = y;
    }

    public ProcessStage Stage { get; }

    public double X { get; }

    public double Y { get; }

    public double Height { get; set; }

    /// <summary>Its name, wrapped.</summary>
    public IReadOnlyList<string> Title { get; set; } = System.Array.Empty<string>();

    /// <summary>Owner and SLA time, wrapped.</summary>
    public IReadOnlyList<string> Notes { get; set; } = System.Array.Empty<string>();

    /// <summary>Whether a record may begin here.</summary>
    public bool IsStart { get; set; }

    /// <summary>Whether no move leads out of it.</summary>
    public bool IsEnd { get; set; }
}
