using System.Reflection;
using System.Xml.Linq;
using LeadSync.DevOrg.Queries;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Plug-in assemblies: strong-named, with the types the solution registers. Their bytes are kept as base64.</summary>
internal static class AssemblyImport
{
    public static void Run(ImportJob job)
    {
        foreach (var element in job.Elements("SolutionPluginAssemblies", "PluginAssembly"))
            Import(job, element);
    }

    private static void Import(ImportJob job, XElement element)
    {
        var fullName = element.Attribute("FullName")?.Value ?? throw job.Refuse("A plug-in assembly has no FullName.");
        var id = SolutionXml.Id(element.Attribute("PluginAssemblyId")?.Value) ?? throw job.Refuse($"The assembly '{fullName}' has no id.");
        var file = element.Text("FileName") ?? "";
        if (!file.StartsWith('/') || !job.Zip.Files.TryGetValue(file[1..], out var content))
            throw job.Refuse($"The file '{file}' of the assembly '{fullName}' is not in the package.");
        var assembly = AssemblyTypes.Read(content) ?? throw job.Refuse($"The file '{file}' is no assembly.");
        if (assembly.FullName.EndsWith("PublicKeyToken=null", StringComparison.Ordinal))
            throw job.Refuse("Public assembly must have public key token.");
        if (assembly.FullName != fullName)
            throw job.Refuse($"The assembly is called '{assembly.FullName}', the solution says '{fullName}'.");
        var name = new AssemblyName(fullName);
        job.Put(new Entity("pluginassembly", id)
        {
            ["name"] = name.Name,
            ["version"] = name.Version!.ToString(),
            ["culture"] = "neutral",
            ["publickeytoken"] = Convert.ToHexStringLower(name.GetPublicKeyToken() ?? []),
            ["content"] = Convert.ToBase64String(content),
            ["isolationmode"] = element.Int("IsolationMode"),
            ["sourcetype"] = element.Int("SourceType"),
        });
        ImportTypes(job, element, id, assembly);
    }

    private static void ImportTypes(ImportJob job, XElement element, Guid assemblyId, AssemblyTypes assembly)
    {
        var listed = new HashSet<Guid>();
        foreach (var type in element.Element("PluginTypes")?.Elements("PluginType") ?? [])
        {
            var name = type.Attribute("Name")?.Value ?? "";
            if (!assembly.Types.Contains(name))
                throw job.Refuse($"PluginType [{name}] not found in PluginAssembly [{assembly.FullName}].");
            var id = SolutionXml.Id(type.Attribute("PluginTypeId")?.Value) ?? throw job.Refuse($"The plug-in type '{name}' has no id.");
            listed.Add(id);
            job.Put(new Entity("plugintype", id)
            {
                ["name"] = name,
                ["typename"] = name,
                ["friendlyname"] = type.Text("FriendlyName"),
                ["assemblyname"] = assembly.FullName,
                ["pluginassemblyid"] = new EntityReference("pluginassembly", assemblyId),
            });
        }

        var registered = job.Transaction.Select(new RowQuery("plugintype")
        {
            Filter = new Filter.Condition(new ColumnPath(null, "pluginassemblyid"), "eq", [assemblyId]),
        });
        foreach (var gone in registered.Where(type => !listed.Contains(type.Id)))
            throw job.Refuse($"PluginType [{gone["typename"]}] not found in PluginAssembly [{assembly.FullName}] which has a total of [{listed.Count}] plugin/workflow activity types.");
    }
}
