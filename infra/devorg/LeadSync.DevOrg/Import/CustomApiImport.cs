using System.Xml.Linq;
using LeadSync.DevOrg.Queries;
using LeadSync.Solution;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Custom APIs with their request parameters and response properties. They have no ids of their own in a package: names tell them apart.</summary>
internal static class CustomApiImport
{
    public static void Run(ImportJob job)
    {
        var findings = new List<Finding>();
        foreach (var api in CustomApi.Read(job.Zip.Files, findings))
            Import(job, api);
        if (findings is [var first, ..])
            throw job.Refuse(first.ToString());
    }

    private static void Import(ImportJob job, CustomApi api)
    {
        var type = api.PluginTypeId is { } id && job.Transaction.Find("plugintype", id, []) is not null
            ? new EntityReference("plugintype", id)
            : throw job.Refuse($"The custom API '{api.Name}' names the plug-in type {api.PluginTypeId}, which does not exist.");
        var table = api.Root.Text("boundentitylogicalname");
        if (api.Root.Int("bindingtype") > 0 && (table is null || job.Transaction.Schema.Find(table) is null))
            throw job.Refuse($"The custom API '{api.Name}' is bound to the table '{table}', which does not exist.");
        var row = new Entity("customapi", IdOf(job, "customapi", api.Name, null))
        {
            ["name"] = api.Root.Text("name"),
            ["uniquename"] = api.Name,
            ["bindingtype"] = api.Root.Int("bindingtype") ?? 0,
            ["boundentitylogicalname"] = table,
            ["isfunction"] = api.Root.Flag("isfunction", otherwise: false),
            ["isprivate"] = api.Root.Flag("isprivate", otherwise: false),
            ["executeprivilegename"] = api.Root.Text("executeprivilegename"),
            ["plugintypeid"] = type,
        };
        job.Put(row);
        foreach (var parameter in api.Parameters)
            ImportPart(job, row.Id, "customapirequestparameter", parameter);
        foreach (var property in api.Properties)
            ImportPart(job, row.Id, "customapiresponseproperty", property);
    }

    private static void ImportPart(ImportJob job, Guid api, string table, XElement element)
    {
        var name = element.Attribute("uniquename")?.Value ?? throw job.Refuse($"A {table} has no unique name.");
        var row = new Entity(table, IdOf(job, table, name, api))
        {
            ["name"] = element.Text("name"),
            ["uniquename"] = name,
            ["type"] = element.Int("type"),
            ["logicalentityname"] = element.Text("logicalentityname"),
            ["customapiid"] = new EntityReference("customapi", api),
        };
        if (table == "customapirequestparameter")
            row["isoptional"] = element.Flag("isoptional", otherwise: false);
        job.Put(row);
    }

    private static Guid IdOf(ImportJob job, string table, string name, Guid? api)
    {
        Filter named = new Filter.Condition(new ColumnPath(null, "uniquename"), "eq", [name]);
        var filter = api is { } parent ? new Filter.And([named, new Filter.Condition(new ColumnPath(null, "customapiid"), "eq", [parent])]) : named;
        return job.Transaction.Select(new RowQuery(table) { Columns = [], Filter = filter }) is [var known, ..] ? known.Id : Guid.NewGuid();
    }
}
