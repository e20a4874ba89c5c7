using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Web resources; their content is kept as base64, as the platform serves it.</summary>
internal static class WebResourceImport
{
    public static void Run(ImportJob job)
    {
        foreach (var element in job.Elements("WebResources", "WebResource"))
        {
            var name = element.Text("Name") ?? throw job.Refuse("A web resource has no Name.");
            var file = element.Text("FileName") ?? "";
            if (!file.StartsWith('/') || !job.Zip.Files.TryGetValue(file[1..], out var content))
                throw job.Refuse($"The file '{file}' of the web resource '{name}' is not in the package.");
            job.Put(new Entity("webresource", SolutionXml.Id(element.Text("WebResourceId")) ?? throw job.Refuse($"The web resource '{name}' has no id."))
            {
                ["name"] = name,
                ["displayname"] = element.Text("DisplayName"),
                ["webresourcetype"] = element.Int("WebResourceType"),
                ["languagecode"] = element.Int("LanguageCode"),
                ["content"] = Convert.ToBase64String(content),
            });
        }
    }
}
