using System.Globalization;
using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Security;

namespace LeadSync.DevOrg.Face;

/// <summary>The main form of a table out of its FormXml: tabs, columns, sections, rows of cells, labels in the user's language.</summary>
internal static class FormPage
{
    private const int MainForm = 2;

    /// <summary>Null where the table has no main form or the user may not read it.</summary>
    public static object? Read(PageCaller caller, string name)
    {
        if (caller.Schema.Find(name) is not { } table || !caller.May(AccessRight.Read, table))
            return null;
        var row = caller.Rows("systemform", "objecttypecode", name).FirstOrDefault(form => form.GetAttributeValue<int?>("type") == MainForm);
        if (row is null)
            return null;
        var form = XElement.Parse(row.GetAttributeValue<string>("formxml"));
        return new { row.Id, Name = caller.NameOf(row), Tabs = form.Elements("tabs").Elements("tab").Select(tab => Tab(tab, caller)).ToList() };
    }

    private static object Tab(XElement tab, PageCaller caller) => new
    {
        Label = LocalizedText.OfLabels(tab, caller.Language),
        ShowLabel = Flag(tab, "showlabel"),
        Columns = tab.Elements("columns").Elements("column").Select(column => new
        {
            Width = column.Attribute("width")?.Value,
            Sections = column.Elements("sections").Elements("section").Select(section => new
            {
                Label = LocalizedText.OfLabels(section, caller.Language),
                ShowLabel = Flag(section, "showlabel"),
                // "11" says two columns, "111" three.
                Columns = Math.Max(1, section.Attribute("columns")?.Value.Length ?? 1),
                Rows = section.Elements("rows").Elements("row").Select(row => row.Elements("cell").Select(cell => Cell(cell, caller)).ToList()).ToList(),
            }).ToList(),
        }).ToList(),
    };

    private static object Cell(XElement cell, PageCaller caller) => new
    {
        Label = LocalizedText.OfLabels(cell, caller.Language),
        ShowLabel = Flag(cell, "showlabel"),
        ColumnSpan = Number(cell, "colspan"),
        RowSpan = Number(cell, "rowspan"),
        Control = cell.Element("control") is { } control ? Control(control, caller.Schema) : null,
    };

    private static object Control(XElement control, Schema schema)
    {
        var parameters = control.Element("parameters");
        var table = parameters?.Element("TargetEntityType")?.Value;
        var relationship = parameters?.Element("RelationshipName")?.Value ?? "";
        return new
        {
            Id = control.Attribute("id")?.Value,
            Kind = Guid.TryParse(control.Attribute("classid")?.Value, out var classId) ? FormControl.KindOf(classId) : null,
            Column = control.Attribute("datafieldname")?.Value,
            Disabled = control.Attribute("disabled")?.Value is "true" or "1",
            Url = parameters?.Element("Url")?.Value,
            PassParameters = parameters?.Element("PassParameters")?.Value == "true",
            Table = table,
            Lookup = schema.Find(table ?? "")?.Columns.FirstOrDefault(column => column.Targets.Any(target => target.Relationship == relationship))?.Name,
            View = Guid.TryParse(parameters?.Element("ViewId")?.Value, out var view) ? view : (Guid?)null,
        };
    }

    private static bool Flag(XElement part, string name) => part.Attribute(name)?.Value is not ("false" or "0");

    private static int Number(XElement part, string name) =>
        int.TryParse(part.Attribute(name)?.Value, CultureInfo.InvariantCulture, out var number) && number > 0 ? number : 1;
}
