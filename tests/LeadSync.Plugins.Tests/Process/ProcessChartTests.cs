using FsCheck;
using FsCheck.Fluent;
using LeadSync.Plugins.Process;
using LeadSync.Schema;

namespace LeadSync.Plugins.Tests.Process;

public sealed class ProcessChartTests
{
    [Fact]
    public void Boxes_and_labels_never_lie_on_one_another_and_stay_within_the_drawing() => Check(chart =>
    {
        var areas = chart.Lanes.SelectMany(lane => lane.Boxes.Select(Area).Concat(lane.Lines.Where(line => line.Label.Length > 0).Select(Label))).ToList();
        return areas.All(area => area.Left >= 0 && area.Top >= 0 && area.Right <= chart.Width && area.Bottom <= chart.Height)
            && areas.Index().All(one => areas.Skip(one.Index + 1).All(other => !Overlap(one.Item, other)));
    });

    [Fact]
    public void Lanes_follow_one_another() => Check(chart =>
        chart.Lanes.Zip(chart.Lanes.Skip(1)).All(pair => pair.First.Y + pair.First.Height < pair.Second.Y)
        && chart.Lanes.All(lane => lane.Boxes.All(box => box.Y > lane.Y && box.Y + box.Height < lane.Y + lane.Height)));

    [Fact]
    public void Lines_touch_the_boxes_that_they_join_and_every_move_is_drawn() => Check((map, chart) => map.Lanes.Zip(chart.Lanes).All(pair =>
        pair.Second.Lines.Sum(line => line.Starts.Count) == pair.First.Moves.Where(move => move.From is not null && move.From != move.To).Select(move => (move.From, move.To, move.NeedsReason)).Distinct().Count()
        && pair.Second.Lines.Where(line => !line.IsStraight).All(line =>
            Within(line.EndX, pair.Second.Boxes[line.To]) && line.Starts.All(start => Within(start.Value, pair.Second.Boxes[start.Key])))));

    [Fact]
    public void Texts_of_a_box_fit_into_it() => Check(chart => chart.Lanes.SelectMany(lane => lane.Boxes).All(box =>
        box.Title.All(line => TextFit.Width(line, ProcessChart.TitleSize) <= ProcessChart.BoxWidth)
        && box.Notes.All(line => TextFit.Width(line, ProcessChart.NoteSize) <= ProcessChart.BoxWidth)
        && (box.Title.Count + box.Notes.Count) * ProcessChart.LineHeight < box.Height));

    private static void Check(Func<ProcessChart, bool> holds) => Check((_, chart) => holds(chart));

    private static void Check(Func<ProcessMap, ProcessChart, bool> holds) =>
        Prop.ForAll(Maps.ToArbitrary(), map => holds(map, ProcessChart.Of(map))).Check(Config.QuickThrowOnFailure.WithMaxTest(200));

    private static Gen<ProcessMap> Maps =>
        from lanes in Lanes(StageTable.Lead).ListOf(3)
        from german in Gen.Elements(true, false)
        select new ProcessMap(german, [.. lanes], []);

    private static Gen<ProcessLane> Lanes(int table) =>
        from count in Gen.Choose(1, 9)
        from names in Gen.Elements("Lead", "Vom Vertrieb akzeptierter Lead", "Donaudampfschifffahrtsgesellschaftskapitän", "A B C D E F G H I J K L M N O P").ListOf(count)
        from moves in (from a in Gen.Choose(-1, count - 1)
                       from b in Gen.Choose(0, count - 1)
                       from reason in Gen.Elements(true, false)
                       select new ProcessMove(a < 0 ? null : a, b, []) { NeedsReason = reason, MaximumRecycles = reason ? 3 : null }).ListOf()
        select new ProcessLane(
            table, [.. names.Select((name, place) => new ProcessStage(place, name) { Owner = "Account executive", SlaTime = "16 business hours" })],
            [.. moves.DistinctBy(move => (move.From, move.To))]);

    private static bool Within(double x, ChartBox box) => x > box.X && x < box.X + ProcessChart.BoxWidth;

    private static (double Left, double Top, double Right, double Bottom) Area(ChartBox box) => (box.X, box.Y, box.X + ProcessChart.BoxWidth, box.Y + box.Height);

    private static (double Left, double Top, double Right, double Bottom) Label(ChartLine line)
    {
        var half = TextFit.Width(line.Label, ProcessChart.NoteSize) / 2;
        return (line.LabelX - half, line.TrackY + 3, line.LabelX + half, line.TrackY + 16);
    }

    private static bool Overlap((double Left, double Top, double Right, double Bottom) one, (double Left, double Top, double Right, double Bottom) other) =>
        one.Left < other.Right && other.Left < one.Right && one.Top < other.Bottom && other.Top < one.Bottom;
}
