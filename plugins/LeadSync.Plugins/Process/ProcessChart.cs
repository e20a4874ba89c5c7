using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Plugins.Localisation;

namespace LeadSync.Plugins.Process;

/// <summary>
/// The flow chart of a process: a lane per table, its stages as boxes in order, moves on above and between them, moves back
/// below. Pure geometry; <see cref="ChartSvg"/> draws it.
/// </summary>
internal sealed class ProcessChart
{
    public const double Margin = 20;
    public const double BoxWidth = 148;
    public const double TitleSize = 13;
    public const double NoteSize = 11;
    public const double LineHeight = 16;
    private const double Gap = 44;
    private const double Padding = 10;
    private const double LaneTitle = 36;
    private const double TrackAbove = 22;
    private const double TrackBelow = 30;
    private const double LaneGap = 16;
    private const double Legend = 56;

    private readonly ProcessWords words;
    private readonly List<ChartLane> lanes = new List<ChartLane>();

    private ProcessChart(ProcessWords words) => this.words = words;

    public double Width { get; private set; }

    public double Height { get; private set; }

    public IReadOnlyList<ChartLane> Lanes => lanes;

    public static ProcessChart Of(ProcessMap map)
    {
        var chart = new ProcessChart(new ProcessWords(map.German));
        var y = Margin;
        foreach (var lane in map.Lanes.Where(lane => lane.Stages.Count > 0))
        {
            var drawn = chart.Lane(lane, y);
            chart.lanes.Add(drawn);
            y += drawn.Height + LaneGap;
        }
        var most = map.Lanes.Select(lane => lane.Stages.Count).DefaultIfEmpty(0).Max();
        chart.Width = 4 * Margin + Math.Max(most, 4) * (BoxWidth + Gap) - Gap;
        chart.Height = y + Legend;
        return chart;
    }

    private ChartLane Lane(ProcessLane lane, double y)
    {
        var drawn = new ChartLane(words.Table(lane.Table), y);
        var boxes = lane.Stages.Select((stage, place) => new ChartBox(stage, 2 * Margin + place * (BoxWidth + Gap), 0)).ToList();
        var lines = Lines(lane);
        var above = ChartTracks.Of(lines.Where(line => !line.IsStraight && line.Kind != ChartLineKind.Back).ToList(), boxes, BoxWidth);
        var below = ChartTracks.Of(lines.Where(line => line.Kind == ChartLineKind.Back).ToList(), boxes, BoxWidth);
        var top = y + LaneTitle + Room(above, TrackAbove);
        var placed = boxes.Select(box => Box(box.Stage, lane, box.X, top)).ToList();
        var height = placed.Max(box => box.Height);
        foreach (var box in placed)
            box.Height = height;
        foreach (var line in lines.Where(line => line.IsStraight))
            Straighten(line, placed, top + height / 2);
        Put(above, top, -TrackAbove);
        Put(below, top + height, TrackBelow);
        drawn.Boxes = placed;
        drawn.Lines = lines;
        drawn.Height = top + height + Room(below, TrackBelow) + LaneGap - y;
        return drawn;
    }

    private static double Room(IReadOnlyDictionary<ChartLine, int> tracks, double each) => tracks.Count == 0 ? 0 : (tracks.Values.Max() + 1) * each;

    private static void Put(IReadOnlyDictionary<ChartLine, int> tracks, double edge, double each)
    {
        foreach (var line in tracks)
        {
            line.Key.EdgeY = edge;
            line.Key.TrackY = edge + (line.Value + (each > 0 ? 0.6 : 1)) * each;
        }
    }

    private static void Straighten(ChartLine line, List<ChartBox> boxes, double y)
    {
        line.Starts[line.To - 1] = boxes[line.To - 1].X + BoxWidth;
        line.EndX = boxes[line.To].X;
        line.EdgeY = line.TrackY = y;
    }

    private static ChartBox Box(ProcessStage stage, ProcessLane lane, double x, double y)
    {
        var title = TextFit.Wrap(stage.Name, BoxWidth - 2 * Padding, TitleSize + 1);
        var notes = new[] { stage.Owner, stage.SlaTime }.SelectMany(note => TextFit.Wrap(note, BoxWidth - 2 * Padding, NoteSize)).ToList();
        return new ChartBox(stage, x, y)
        {
            Title = title,
            Notes = notes,
            Height = 2 * Padding + (title.Count + notes.Count) * LineHeight + (notes.Count > 0 ? Padding / 2 : 0),
            IsStart = lane.Moves.Any(move => move.From == null && move.To == stage.Value),
            IsEnd = lane.Moves.All(move => move.From != stage.Value),
        };
    }

    private List<ChartLine> Lines(ProcessLane lane)
    {
        var moves = lane.Moves.Where(move => move.From != null && move.From != move.To)
            .Select(move => new { Move = move, From = lane.PlaceOf(move.From!.Value), To = lane.PlaceOf(move.To) }).ToList();
        return moves
            .GroupBy(move => new { Kind = KindOf(move.Move, move.From, move.To), move.To, Straight = IsStraight(move.From, move.To) ? move.From : -1 })
            .Select(group =>
            {
                var line = new ChartLine(group.Key.Kind, group.Key.To)
                {
                    IsStraight = group.Key.Straight >= 0,
                    Label = group.Key.Straight >= 0 ? "" : Label(group.Key.Kind, group.Select(move => move.Move).ToList()),
                    Description = string.Join("\n", group.Select(move => Describe(lane, move.Move))),
                };
                foreach (var move in group)
                    line.Starts[move.From] = 0;
                return line;
            }).ToList();
    }

    private static bool IsStraight(int from, int to) => to == from + 1;

    private static ChartLineKind KindOf(ProcessMove move, int from, int to) =>
        to < from ? ChartLineKind.Back : move.NeedsReason ? ChartLineKind.GivenUp : ChartLineKind.Forward;

    private string Label(ChartLineKind kind, List<ProcessMove> moves)
    {
        if (kind != ChartLineKind.Back)
            return "";
        if (!moves.All(move => move.NeedsReason))
            return words.Of("back", "zurück");
        var most = moves.Select(move => move.MaximumRecycles).Distinct().ToList();
        return most.Count == 1 && most[0] is { } maximum
            ? words.Of($"recycled, with a reason, at most {maximum} times", $"zurückgegeben, mit Grund, höchstens {maximum} Mal")
            : words.Of("recycled, with a reason", "zurückgegeben, mit Grund");
    }

    private static string Describe(ProcessLane lane, ProcessMove move)
    {
        var names = $"{lane.Stages[lane.PlaceOf(move.From!.Value)].Name} → {lane.Stages[lane.PlaceOf(move.To)].Name}";
        return move.Conditions.Count == 0 ? names : $"{names}: {string.Join("; ", move.Conditions)}";
    }
}
