using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Views: their query must run and their columns must be in it.</summary>
internal static class ViewImport
{
    public static void Run(ImportJob job)
    {
        foreach (var entity in job.Elements("Entities", "Entity"))
            foreach (var view in entity.Descendants("savedquery"))
                Import(job, job.Transaction.Schema.Find(entity.Text("Name")!.ToLowerInvariant())!, view);
    }

    private static void Import(ImportJob job, Table table, XElement view)
    {
        var names = view.Labels("LocalizedNames", "LocalizedName");
        var name = names.In(Labels.English) ?? "";
        var fetch = view.Inner("fetchxml");
        Check(job, table, name, fetch, view);
        job.Put(new Entity("savedquery", SolutionXml.Id(view.Text("savedqueryid")) ?? throw job.Refuse($"The view '{name}' has no id."))
        {
            ["name"] = name,
            ["localizednames"] = names.Json(),
            ["returnedtypecode"] = table.Name,
            ["querytype"] = view.Int("querytype"),
            ["isdefault"] = view.Flag("isdefault", otherwise: false),
            ["isquickfindquery"] = view.Flag("isquickfindquery", otherwise: false),
            ["fetchxml"] = fetch,
            ["layoutxml"] = view.Inner("layoutxml"),
            ["statecode"] = 0,
        });
    }

    private static void Check(ImportJob job, Table table, string name, string fetch, XElement view)
    {
        try
        {
            var (query, _, _) = FetchXml.Read(job.Transaction.Schema, fetch);
            if (query.Table != table.Name)
                throw job.Refuse($"The view '{name}' of table '{table.Name}' queries '{query.Table}'.");
            job.Transaction.Select(query with { Take = 0 });
        }
        catch (OrgFault fault) when (fault.Status != 501 && !fault.Message.StartsWith("The import", StringComparison.Ordinal))
        {
            throw job.Refuse($"The view '{name}' of table '{table.Name}' does not resolve: {fault.Message}");
        }

        foreach (var cell in view.Descendants("cell"))
            if (cell.Attribute("name")?.Value is { } column && !column.Contains('.', StringComparison.Ordinal) && table.Find(column) is null)
                throw job.Refuse($"The view '{name}' shows the column '{column}', which table '{table.Name}' does not have.");
    }
}
