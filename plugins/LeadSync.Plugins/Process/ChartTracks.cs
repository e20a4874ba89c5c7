using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadSync.Plugins.Process;

/// <summary>
/// Lays out the lines on one side of a row of boxes: where they touch the boxes, and on which track each runs, so that no
/// two lines or labels lie on one another.
/// </summary>
internal static class ChartTracks
{
    private const double LabelSize = 11;
    private const double Spare = 10;

    /// <summary>Places starts and ends along the edges and gives each line its track, 0 next to the boxes.</summary>
    public static IReadOnlyDictionary<ChartLine, int> Of(IReadOnlyList<ChartLine> lines, IReadOnlyList<ChartBox> boxes, double boxWidth)
    {
        for (var place = 0; place < boxes.Count; place++)
            Touch(lines, place, boxes[place].X, boxWidth);
        var tracks = new Dictionary<ChartLine, int>();
        foreach (var line in lines.OrderBy(line => Math.Abs(From(line) - To(line))))
        {
            line.LabelX = (From(line) + To(line)) / 2;
            var track = 0;
            while (tracks.Any(other => other.Value == track && From(other.Key) < To(line) + Spare && From(line) < To(other.Key) + Spare))
                track++;
            tracks[line] = track;
        }
        return tracks;
    }

    /// <summary>
    /// Lines that end at the box touch it on the side that they come from, those that leave it on the side they go to, the
    /// farthest innermost: this way they cross least.
    /// </summary>
    private static void Touch(IReadOnlyList<ChartLine> lines, int place, double x, double width)
    {
        var fromLeft = lines.Where(line => line.To == place && line.Starts.Keys.First() < place);
        var toLeft = lines.Where(line => line.Starts.ContainsKey(place) && line.To < place).OrderByDescending(line => line.To);
        var toRight = lines.Where(line => line.Starts.ContainsKey(place) && line.To > place).OrderByDescending(line => line.To);
        var fromRight = lines.Where(line => line.To == place && line.Starts.Keys.First() > place);
        var order = fromLeft.Concat(toLeft).Concat(toRight).Concat(fromRight).ToList();
        for (var i = 0; i < order.Count; i++)
        {
            var at = x + width * (i + 1) / (order.Count + 1);
            if (order[i].To == place)
                order[i].EndX = at;
            else
                order[i].Starts[place] = at;
        }
    }

    private static double From(ChartLine line) => Math.Min(Math.Min(line.EndX, line.Starts.Values.Min()), Middle(line) - TextFit.Width(line.Label, LabelSize) / 2);

    private static double To(ChartLine line) => Math.Max(Math.Max(line.EndX, line.Starts.Values.Max()), Middle(line) + TextFit.Width(line.Label, LabelSize) / 2);

    private static double Middle(ChartLine line) =>
        (Math.Min(line.EndX, line.Starts.Values.Min()) + Math.Max(line.EndX, line.Starts.Values.Max())) / 2;
}
