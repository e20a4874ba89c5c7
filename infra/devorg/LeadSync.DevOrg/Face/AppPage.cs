using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Security;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Face;

/// <summary>The app and its site map: areas, groups, the tables that the user may read, and pages that are web resources.</summary>
internal static class AppPage
{
    private const string SiteMapComponent = "62";
    private const string WebResource = "$webresource:";

    /// <summary>The first app the user has a role for; null where there is none.</summary>
    public static object? Read(PageCaller caller) => Descriptors(caller).Select(app => Read(caller, app.Row, app.Descriptor)).FirstOrDefault();

    /// <summary>The apps whose roles the user holds, with the XML they were imported from.</summary>
    public static IEnumerable<(Entity Row, XElement Descriptor)> Descriptors(PageCaller caller)
    {
        var isAdministrator = UserRights.Of(caller.Transaction, caller.User).IsAdministrator;
        var roles = HeldRoles.IdsOf(caller.Transaction, caller.User);
        return caller.Transaction.Select(new("appmodule"))
            .Select(row => (Row: row, Descriptor: XElement.Parse(row.GetAttributeValue<string>("descriptor"))))
            .Where(app => isAdministrator || app.Descriptor.Descendants("Role")
                .Any(role => Guid.TryParse(role.Attribute("id")?.Value, out var id) && roles.Contains(id)));
    }

    private static object Read(PageCaller caller, Entity row, XElement descriptor)
    {
        var name = descriptor.Descendants("AppModuleComponent").FirstOrDefault(each => each.Attribute("type")?.Value == SiteMapComponent)?.Attribute("schemaName")?.Value;
        var map = name is null ? [] : caller.Rows("sitemap", "sitemapnameunique", name);
        var areas = map is not [var found, ..] ? [] : XElement.Parse(found.GetAttributeValue<string>("sitemapxml")).Elements("Area").Select(area => new
        {
            Title = LocalizedText.OfTitles(area, caller.Language),
            Groups = area.Elements("Group").Select(group => new
            {
                Title = LocalizedText.OfTitles(group, caller.Language),
                Items = group.Elements("SubArea").Select(item => Item(caller, item)).OfType<SiteMapItem>().ToList(),
            }).Where(group => group.Items.Count > 0).ToList(),
        }).Where(area => area.Groups.Count > 0).ToList();
        return new { Name = caller.NameOf(row), Areas = areas };
    }

    private static SiteMapItem? Item(PageCaller caller, XElement item)
    {
        if (item.Attribute("Url")?.Value is { } url && url.StartsWith(WebResource, StringComparison.Ordinal))
            return new SiteMapItem(LocalizedText.OfTitles(item, caller.Language) ?? url, null, url[WebResource.Length..]);
        if (item.Attribute("Entity")?.Value is not { } name || caller.Schema.Find(name) is not { } table || !caller.May(AccessRight.Read, table))
            return null;
        return new SiteMapItem(LocalizedText.OfTitles(item, caller.Language) ?? table.PluralLabel.In(caller.Language) ?? name, name, null);
    }

    private sealed record SiteMapItem(string Title, string? Table, string? WebResource);
}
