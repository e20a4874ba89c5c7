using System.Collections.Generic;
using System.Linq;
using System.Xml.Linq;

namespace LeadSync.Plugins.Process;

/// <summary>Tables as HTML, one after the other, with captions and the scope of header cells. All texts are escaped.</summary>
internal static class TableHtml
{
    public static string Of(IEnumerable<ProcessTable> tables) =>
        string.Concat(tables.Select(table => Of(table).ToString(SaveOptions.DisableFormatting) + "\n"));

    private static XElement Of(ProcessTable table) => new XElement(
        "table",
        new XElement("caption", PlainText.Of(table.Caption)),
        new XElement("thead", new XElement("tr", table.Columns.Select(column => Header("col", column)))),
        new XElement("tbody", table.Rows.Select(row => new XElement("tr", row.Select((cell, place) => place == 0 ? Header("row", cell) : Cell(cell))))));

    private static XElement Header(string scope, string text) => new XElement("th", new XAttribute("scope", scope), PlainText.Of(text));

    private static XElement Cell(string text) => new XElement("td", PlainText.Of(text));
}
