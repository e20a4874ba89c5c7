using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Site maps and apps; everything an app lists must be there.</summary>
internal static class AppImport
{
    private static readonly Dictionary<string, string> ById = new() { ["26"] = "savedquery", ["60"] = "systemform", ["20"] = "role" };

    public static void Run(ImportJob job)
    {
        foreach (var element in job.Elements("AppModuleSiteMaps", "AppModuleSiteMap"))
            ImportSiteMap(job, element);
        foreach (var element in job.Elements("AppModules", "AppModule"))
            ImportApp(job, element);
    }

    private static void ImportSiteMap(ImportJob job, XElement element)
    {
        var unique = element.Text("SiteMapUniqueName") ?? throw job.Refuse("A site map has no SiteMapUniqueName.");
        foreach (var area in element.Descendants("SubArea"))
        {
            if (area.Attribute("Entity")?.Value is { } table && job.Transaction.Schema.Find(table) is null)
                throw job.Refuse($"The site map '{unique}' leads to the table '{table}', which does not exist.");
            if (area.Attribute("Url")?.Value is { } url && url.StartsWith("$webresource:", StringComparison.Ordinal) && !Exists(job, "webresource", "name", url[13..]))
                throw job.Refuse($"The site map '{unique}' leads to the web resource '{url[13..]}', which does not exist.");
        }

        job.Put(new Entity("sitemap", IdOf(job, "sitemap", "sitemapnameunique", unique))
        {
            ["sitemapname"] = element.Labels("LocalizedNames", "LocalizedName").In(Labels.English) ?? unique,
            ["sitemapnameunique"] = unique,
            ["sitemapxml"] = element.Element("SiteMap")?.ToString(SaveOptions.DisableFormatting) ?? throw job.Refuse($"The site map '{unique}' is empty."),
        });
    }

    private static void ImportApp(ImportJob job, XElement element)
    {
        var unique = element.Text("UniqueName") ?? throw job.Refuse("An app has no UniqueName.");
        foreach (var component in element.Descendants("AppModuleComponent"))
            CheckComponent(job, unique, component);
        foreach (var role in element.Descendants("AppModuleRoleMaps").Elements("Role"))
            if (SolutionXml.Id(role.Attribute("id")?.Value) is not { } id || job.Transaction.Find("role", id, []) is null)
                throw job.Refuse($"The app '{unique}' is given to the role {role.Attribute("id")?.Value}, which does not exist.");
        var names = element.Labels("LocalizedNames", "LocalizedName");
        job.Put(new Entity("appmodule", IdOf(job, "appmodule", "uniquename", unique))
        {
            ["name"] = names.In(Labels.English) ?? unique,
            ["localizednames"] = names.Json(),
            ["uniquename"] = unique,
            ["clienttype"] = element.Int("ClientType"),
            ["descriptor"] = element.ToString(SaveOptions.DisableFormatting),
        });
    }

    private static void CheckComponent(ImportJob job, string app, XElement component)
    {
        var type = component.Attribute("type")?.Value ?? "";
        var (name, id) = (component.Attribute("schemaName")?.Value ?? "", component.Attribute("id")?.Value);
        var exists = type switch
        {
            "1" => job.Transaction.Schema.Find(name) is not null,
            "62" => Exists(job, "sitemap", "sitemapnameunique", name),
            _ when ById.TryGetValue(type, out var table) => SolutionXml.Id(id) is { } row && job.Transaction.Find(table, row, []) is not null,
            _ => throw Faults.NotImplemented($"The app component type {type}"),
        };
        if (!exists)
            throw job.Refuse($"The app '{app}' lists the component {name}{id} of type {type}, which does not exist.");
    }

    private static Guid IdOf(ImportJob job, string table, string column, string value) =>
        Rows(job, table, column, value) is [var row, ..] ? row.Id : Guid.NewGuid();

    private static bool Exists(ImportJob job, string table, string column, string value) => Rows(job, table, column, value).Count > 0;

    private static IReadOnlyList<Entity> Rows(ImportJob job, string table, string column, string value) =>
        job.Transaction.Select(new RowQuery(table) { Columns = [], Filter = new Filter.Condition(new ColumnPath(null, column), "eq", [value]) });
}
