using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Forms: every field, web resource and script they name must be there.</summary>
internal static class FormImport
{
    private static readonly Dictionary<string, int> Types = new()
    {
        ["main"] = 2,
        ["mobile"] = 5,
        ["quick"] = 6,
        ["quickCreate"] = 7,
        ["card"] = 11,
    };

    public static void Run(ImportJob job)
    {
        foreach (var entity in job.Elements("Entities", "Entity"))
            foreach (var group in entity.Element("FormXml")?.Elements("forms") ?? [])
                foreach (var form in group.Elements("systemform"))
                    Import(job, job.Transaction.Schema.Find(entity.Text("Name")!.ToLowerInvariant())!, group.Attribute("type")?.Value ?? "", form);
    }

    private static void Import(ImportJob job, Table table, string type, XElement form)
    {
        var names = form.Labels("LocalizedNames", "LocalizedName");
        var name = names.In(Labels.English) ?? "";
        CheckFields(job, table, name, form);
        CheckWebResources(job, name, form);
        job.Put(new Entity("systemform", SolutionXml.Id(form.Text("formid")) ?? throw job.Refuse($"The form '{name}' has no id."))
        {
            ["name"] = name,
            ["localizednames"] = names.Json(),
            ["objecttypecode"] = table.Name,
            ["type"] = Types.TryGetValue(type, out var number) ? number : throw job.Refuse($"The form '{name}' has the unknown type '{type}'."),
            ["formactivationstate"] = form.Int("FormActivationState"),
            ["formxml"] = form.Element("form")?.ToString(SaveOptions.DisableFormatting) ?? throw job.Refuse($"The form '{name}' is empty."),
        });
    }

    private static void CheckFields(ImportJob job, Table table, string name, XElement form)
    {
        foreach (var control in form.Descendants("control"))
            if (control.Attribute("datafieldname")?.Value is { } field && table.Find(field) is null)
                throw job.Refuse($"The form '{name}' shows the column '{field}', which table '{table.Name}' does not have.");
        foreach (var target in form.Descendants("TargetEntityType"))
            if (job.Transaction.Schema.Find(target.Value) is null)
                throw job.Refuse($"The form '{name}' lists rows of table '{target.Value}', which does not exist.");
    }

    private static void CheckWebResources(ImportJob job, string name, XElement form)
    {
        var urls = form.Descendants("parameters").Elements("Url").Select(url => url.Value)
            .Concat(form.Descendants("Library").Select(library => library.Attribute("name")?.Value ?? ""))
            .Concat(form.Descendants("Handler").Select(handler => handler.Attribute("libraryName")?.Value ?? ""));
        foreach (var url in urls.Where(url => !url.Contains("://", StringComparison.Ordinal)))
            if (job.Transaction.Count(new RowQuery("webresource") { Filter = new Filter.Condition(new ColumnPath(null, "name"), "eq", [url]) }) == 0)
                throw job.Refuse($"The form '{name}' uses the web resource '{url}', which does not exist.");
    }
}
