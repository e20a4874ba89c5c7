using System.Collections.Generic;

namespace LeadSync.Plugins.Process;

/// <summary>The stages of one table and the lines between them, drawn in one band.</summary>
internal sealed class ChartLane
{
    public ChartLane(string name, double y)
    {
        Name = name;
        Y = y;
    }

    public string Name { get; }

    public double Y { get; }

    public double Height { get; set; }

    public IReadOnlyList<ChartBox> Boxes { get; set; } = System.Array.Empty<ChartBox>();

    public IReadOnlyList<ChartLine> Lines { get; set; } = System.Array.Empty<ChartLine>();
}
