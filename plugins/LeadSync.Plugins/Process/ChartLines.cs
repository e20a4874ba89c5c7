using System;
using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace LeadSync.Plugins.Process;

/// <summary>Draws the lines of a chart.</summary>
internal static class ChartLines
{
    private const double Corner = 8;
    private const double Head = 7;

    public static XElement Draw(ChartLine line)
    {
        var group = SvgElement.Of("g");
        if (line.Description.Length > 0)
            group.Add(SvgElement.Text("title", line.Description));
        if (line.IsStraight)
            group.Add(Arrow(line.Starts.Values.First(), line.EndX, line.EdgeY).Elements());
        else
        {
            group.Add(line.Starts.Values.Select(start => Path(Leave(start, line))));
            var up = line.TrackY < line.EdgeY ? 1 : -1;
            group.Add(Tip(line.EndX, line.EdgeY, 0, up));
        }
        if (line.Label.Length > 0)
            group.Add(SvgElement.Label(line.Label, line.LabelX, line.TrackY + 13, ProcessChart.NoteSize, "text-anchor", "middle"));
        return group;
    }

    /// <summary>A straight arrow to the right.</summary>
    public static XElement Arrow(double from, double to, double y)
    {
        var group = SvgElement.Of("g");
        group.Add(Path($"M{SvgElement.Numbers(from, y)} H{SvgElement.Numbers(to - Head)}"), Tip(to, y, 1, 0));
        return group;
    }

    // Off the box, along the track with rounded corners, and to where the line ends.
    private static string Leave(double start, ChartLine line)
    {
        var side = line.EndX > start ? 1 : -1;
        var away = line.TrackY < line.EdgeY ? -1 : 1;
        var corner = Math.Min(Corner, Math.Abs(line.EndX - start) / 2);
        var end = line.EdgeY + away * Head;
        var parts = new List<string>
        {
            $"M{SvgElement.Numbers(start, line.EdgeY)}",
            $"V{SvgElement.Numbers(line.TrackY - away * corner)}",
            $"Q{SvgElement.Numbers(start, line.TrackY, start + side * corner, line.TrackY)}",
            $"H{SvgElement.Numbers(line.EndX - side * corner)}",
            $"Q{SvgElement.Numbers(line.EndX, line.TrackY, line.EndX, line.TrackY - away * corner)}",
            $"V{SvgElement.Numbers(end)}",
        };
        return string.Join(" ", parts);
    }

    private static XElement Tip(double x, double y, int right, int down)
    {
        var bx = x - right * Head;
        var by = y - down * Head;
        return SvgElement.Of(
            "path", "d", $"M{SvgElement.Numbers(x, y)} L{SvgElement.Numbers(bx - down * 4, by - right * 4)} L{SvgElement.Numbers(bx + down * 4, by + right * 4)} Z",
            "fill", "currentColor", "stroke", "none");
    }

    private static XElement Path(string d) => SvgElement.Of("path", "d", d);
}
