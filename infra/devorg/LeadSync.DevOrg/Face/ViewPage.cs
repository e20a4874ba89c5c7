using System.Globalization;
using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Face;

/// <summary>The public views of a table: query and layout, with headings in the user's language.</summary>
internal static class ViewPage
{
    private const int PublicView = 0;
    private const string ViewComponent = "26";

    /// <summary>The views the app lists, in its order, or all where it lists none. Null for a table that the user may not read.</summary>
    public static object? Read(PageCaller caller, string name)
    {
        if (caller.Schema.Find(name) is not { } table || !caller.May(AccessRight.Read, table))
            return null;
        var listed = AppPage.Descriptors(caller).Select(app => app.Descriptor).FirstOrDefault()?.Descendants("AppModuleComponent")
            .Where(component => component.Attribute("type")?.Value == ViewComponent)
            .Select(component => Guid.TryParse(component.Attribute("id")?.Value, out var id) ? id : Guid.Empty).ToList() ?? [];
        var views = caller.Rows("savedquery", "returnedtypecode", name).Where(view => view.GetAttributeValue<int?>("querytype") == PublicView).ToList();
        var shown = views.Exists(view => listed.Contains(view.Id)) ? views.Where(view => listed.Contains(view.Id)).OrderBy(view => listed.IndexOf(view.Id)) : views.AsEnumerable();
        return shown.Select(view => Of(caller, table, view)).ToList();
    }

    private static object Of(PageCaller caller, Table table, Entity view)
    {
        var fetch = XElement.Parse(view.GetAttributeValue<string>("fetchxml"));
        var grid = XElement.Parse(view.GetAttributeValue<string>("layoutxml"));
        var order = fetch.Element("entity")?.Element("order");
        return new
        {
            view.Id,
            Name = caller.NameOf(view),
            IsDefault = view.GetAttributeValue<bool?>("isdefault") ?? false,
            FetchXml = fetch.ToString(SaveOptions.DisableFormatting),
            Opens = grid.Attribute("jump")?.Value,
            SortedBy = order?.Attribute("attribute")?.Value,
            Descending = order?.Attribute("descending")?.Value is "true" or "1",
            Columns = grid.Descendants("cell").Select(cell => Of(caller, table, fetch, cell)).ToList(),
        };
    }

    private static object Of(PageCaller caller, Table table, XElement fetch, XElement cell)
    {
        var name = cell.Attribute("name")?.Value ?? "";
        var column = Find(caller.Schema, table, fetch, name);
        return new
        {
            Name = name,
            Property = name.Contains('.', StringComparison.Ordinal) ? name.Replace(".", "_x002e_", StringComparison.Ordinal) : column?.PropertyName ?? name,
            Label = column?.Label.In(caller.Language) ?? name,
            Type = column?.Type.ToString(),
            Width = int.TryParse(cell.Attribute("width")?.Value, CultureInfo.InvariantCulture, out var width) ? width : 100,
        };
    }

    /// <summary>The column of a cell; "alias.column" belongs to the table linked under that alias.</summary>
    private static Column? Find(Schema schema, Table table, XElement fetch, string name)
    {
        if (name.Split('.') is not [var alias, var linked])
            return table.Find(name);
        var link = fetch.Descendants("link-entity").FirstOrDefault(each => each.Attribute("alias")?.Value == alias);
        return schema.Find(link?.Attribute("name")?.Value ?? "")?.Find(linked);
    }
}
