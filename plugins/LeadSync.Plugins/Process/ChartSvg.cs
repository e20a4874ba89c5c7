using System.Linq;
using System.Xml.Linq;
using LeadSync.Plugins.Localisation;

namespace LeadSync.Plugins.Process;

/// <summary>
/// Draws a chart as SVG that stands alone or within a page: with title and description for those who do not see it, in light
/// colours, in dark ones where the reader prefers them on screen.
/// </summary>
internal sealed class ChartSvg
{
    private const string Style =
        ".ls-process{font-family:'Segoe UI',system-ui,sans-serif}"
        + "@media screen and (prefers-color-scheme:dark){.ls-process{color:#f2f2f2}.ls-process .ls-ground{fill:#1f1f1f}.ls-process .ls-accent{color:#ffb27d}}";

    private readonly ProcessWords words;
    private readonly XElement root;

    private ChartSvg(ProcessChart chart, ProcessWords words)
    {
        this.words = words;
        root = SvgElement.Of("svg", "class", "ls-process", "role", "img", "aria-labelledby", "ls-process-title ls-process-description", "color", "#242424");
        root.SetAttributeValue("viewBox", SvgElement.Numbers(0, 0, chart.Width, chart.Height));
        root.SetAttributeValue("width", SvgElement.Numbers(chart.Width));
        root.SetAttributeValue("height", SvgElement.Numbers(chart.Height));
    }

    public static string Of(ProcessChart chart, bool german)
    {
        var drawing = new ChartSvg(chart, new ProcessWords(german));
        drawing.Describe(chart);
        foreach (var lane in chart.Lanes)
            drawing.Draw(lane, chart.Width);
        drawing.Explain(chart);
        return drawing.root.ToString(SaveOptions.DisableFormatting);
    }

    private void Describe(ProcessChart chart)
    {
        var lanes = chart.Lanes.Select(lane => $"{lane.Name}: {string.Join(", ", lane.Boxes.Select(box => box.Stage.Name))}.");
        root.Add(
            SvgElement.Text("title", words.Of("Process of leads, accounts and opportunities", "Prozess von Leads, Firmen und Verkaufschancen"), "id", "ls-process-title"),
            SvgElement.Text("desc", string.Join(" ", lanes), "id", "ls-process-description"),
            SvgElement.Text("style", Style),
            SvgElement.Of("rect", "class", "ls-ground", "width", "100%", "height", "100%", "fill", "#ffffff"));
    }

    private void Draw(ChartLane lane, double width)
    {
        root.Add(SvgElement.Rect(ProcessChart.Margin, lane.Y, width - 2 * ProcessChart.Margin, lane.Height, "rx", "8", "fill", "currentColor", "fill-opacity", "0.05"));
        root.Add(SvgElement.Label(lane.Name, 2 * ProcessChart.Margin, lane.Y + 24, 15, "font-weight", "600"));
        foreach (var kind in new[] { ChartLineKind.GivenUp, ChartLineKind.Forward, ChartLineKind.Back })
        {
            var group = Group(kind);
            foreach (var line in lane.Lines.Where(line => line.Kind == kind))
                group.Add(ChartLines.Draw(line));
            if (group.HasElements)
                root.Add(group);
        }
        root.Add(lane.Boxes.Select(Draw));
    }

    // One opacity for the group, so that lines that meet do not add up.
    private static XElement Group(ChartLineKind kind)
    {
        var group = SvgElement.Of("g", "fill", "none", "stroke", "currentColor", "stroke-width", "1.5");
        if (kind == ChartLineKind.Back)
        {
            group.SetAttributeValue("class", "ls-accent");
            group.SetAttributeValue("color", "#a4490a");
        }
        else if (kind == ChartLineKind.GivenUp)
        {
            group.SetAttributeValue("opacity", "0.45");
            group.SetAttributeValue("stroke-dasharray", "4 3");
        }
        return group;
    }

    private static XElement Draw(ChartBox box)
    {
        var group = SvgElement.Of("g");
        if (box.Stage.Definition.Length > 0)
            group.Add(SvgElement.Text("title", box.Stage.Definition));
        group.Add(
            SvgElement.Rect(box.X, box.Y, ProcessChart.BoxWidth, box.Height, "class", "ls-ground", "rx", box.IsEnd ? "20" : "6", "fill", "#ffffff"),
            SvgElement.Rect(
                box.X, box.Y, ProcessChart.BoxWidth, box.Height, "rx", box.IsEnd ? "20" : "6", "fill", "currentColor", "fill-opacity", "0.06", "stroke", "currentColor",
                "stroke-width", box.IsEnd ? "2.5" : "1.2"));
        if (box.IsStart)
            group.Add(Start(box.X, box.Y + 14));
        var y = box.Y + (box.Height - ((box.Title.Count + box.Notes.Count) * ProcessChart.LineHeight)) / 2 + 12;
        foreach (var line in box.Title)
            group.Add(SvgElement.Label(line, box.X + ProcessChart.BoxWidth / 2, Next(ref y), ProcessChart.TitleSize, "font-weight", "600", "text-anchor", "middle"));
        foreach (var line in box.Notes)
            group.Add(SvgElement.Label(line, box.X + ProcessChart.BoxWidth / 2, Next(ref y), ProcessChart.NoteSize, "text-anchor", "middle", "fill-opacity", "0.8"));
        return group;
    }

    private static double Next(ref double y)
    {
        y += ProcessChart.LineHeight;
        return y - ProcessChart.LineHeight;
    }

    private static XElement Start(double x, double y) => SvgElement.Of("circle", "cx", SvgElement.Numbers(x), "cy", SvgElement.Numbers(y), "r", "4.5", "fill", "currentColor");

    private void Explain(ProcessChart chart)
    {
        var y = chart.Height - 28;
        var x = 2 * ProcessChart.Margin;
        root.Add(Start(x, y));
        x = Note(x + 12, y, words.Of("begins here", "beginnt hier"));
        foreach (var kind in new[] { ChartLineKind.Forward, ChartLineKind.Back, ChartLineKind.GivenUp })
        {
            var group = Group(kind);
            group.Add(ChartLines.Arrow(x, x + 34, y));
            root.Add(group);
            x = Note(x + 42, y, Meaning(kind));
        }
        root.Add(SvgElement.Rect(x, y - 8, 28, 16, "rx", "8", "fill", "none", "stroke", "currentColor", "stroke-width", "2.5"));
        Note(x + 36, y, words.Of("ends here", "endet hier"));
    }

    private string Meaning(ChartLineKind kind) => kind switch
    {
        ChartLineKind.Back => words.Of("goes back", "geht zurück"),
        ChartLineKind.GivenUp => words.Of("is given up, with a reason", "wird aufgegeben, mit Grund"),
        _ => words.Of("moves on", "kommt weiter"),
    };

    private double Note(double x, double y, string text)
    {
        root.Add(SvgElement.Label(text, x, y + 4, 12));
        return x + TextFit.Width(text, 12) + 28;
    }
}
