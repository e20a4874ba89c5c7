using System.Xml.Linq;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution.Packing;

/// <summary>Fills the placeholders of an Entity.xml with the forms, views, charts and ribbon of its folder.</summary>
internal sealed class EntityAssembler(SolutionSource source, Func<string, XDocument?> take, List<Finding> findings)
{
    /// <param name="entity">The root of Entity.xml.</param>
    /// <param name="folder">Its folder, with a trailing slash.</param>
    public void Fill(XElement entity, string folder)
    {
        foreach (var group in Below(folder + "FormXml/").GroupBy(path => path.Split('/')[^2]))
            Placeholder(entity, "FormXml", group.First())?.Add(
                new XElement("forms", new XAttribute("type", group.Key), Pieces(group, "systemform")));
        FillList(entity, "SavedQueries", folder, new XElement("savedqueries"), "savedquery");
        FillList(entity, "Visualizations", folder, null, "visualization");
        foreach (var path in Below(folder).Where(path => path == folder + "RibbonDiff.xml"))
            if (take(path)?.Root is { } ribbon)
                Placeholder(entity, "RibbonDiffXml", path)?.ReplaceWith(SourceAssembler.Piece(ribbon));
    }

    private void FillList(XElement entity, string node, string folder, XElement? wrapper, string component)
    {
        var paths = Below($"{folder}{node}/");
        if (paths.Length == 0 || Placeholder(entity, node, paths[0]) is not { } parent) return;
        if (wrapper is not null) parent.Add(wrapper);
        (wrapper ?? parent).Add(Pieces(paths, component));
    }

    private string[] Below(string folder) =>
        [.. source.Paths.Where(path => path.StartsWith(folder, StringComparison.Ordinal)
            && path.EndsWith(".xml", StringComparison.Ordinal))];

    private XElement? Placeholder(XElement entity, string node, string path)
    {
        var placeholder = entity.Element(node);
        if (placeholder is null)
            findings.Add(new Finding("LSC001", path, 0, $"goes into <{node} />, which {Place.File(entity)} lacks."));
        return placeholder;
    }

    private XElement[] Pieces(IEnumerable<string> paths, string component)
    {
        var pieces = new List<XElement>();
        foreach (var path in paths)
        {
            if (take(path)?.Root is not { } root) continue;
            foreach (var piece in root.DescendantsAndSelf(component).ToArray())
            {
                Place.Mark(piece, path);
                pieces.Add(SourceAssembler.Piece(piece));
            }
        }
        return [.. pieces];
    }
}
