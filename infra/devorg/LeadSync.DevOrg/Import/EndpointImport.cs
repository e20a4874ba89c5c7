using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Service endpoints. Every import empties their secret, as on the platform.</summary>
internal static class EndpointImport
{
    public static void Run(ImportJob job)
    {
        foreach (var element in job.Elements("ServiceEndpoints", "ServiceEndpoint"))
        {
            var name = element.Attribute("Name")?.Value ?? throw job.Refuse("A service endpoint has no Name.");
            job.Put(new Entity("serviceendpoint", SolutionXml.Id(element.Attribute("ServiceEndpointId")?.Value) ?? throw job.Refuse($"The endpoint '{name}' has no id."))
            {
                ["name"] = name,
                ["description"] = element.Text("Description"),
                ["contract"] = element.Int("Contract") ?? throw job.Refuse($"The endpoint '{name}' has no Contract."),
                ["authtype"] = element.Int("AuthType"),
                ["messageformat"] = element.Int("MessageFormat"),
                ["connectionmode"] = element.Int("ConnectionMode"),
                ["userclaim"] = element.Int("UserClaim"),
                ["url"] = element.Text("Url"),
                ["path"] = element.Text("Path"),
                ["namespaceaddress"] = element.Text("NamespaceAddress"),
                ["saskeyname"] = element.Text("SASKeyName"),
                ["authvalue"] = null,
                ["saskey"] = null,
                ["isauthvalueset"] = false,
            });
        }
    }
}
