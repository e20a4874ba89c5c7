using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace LeadSync.Cli.Crm;

/// <summary>
/// What an admin does after importing the solution: the import leaves the steps disabled and the endpoint without its
/// secret. Every step may be repeated. Each gives null, or what stands in the way.
/// </summary>
internal sealed class Installation(WebApi crm)
{
    public const string EndpointName = "LeadSync CRM changes";

    /// <summary>All plug-in and webhook steps of the solution are named after LeadSync.</summary>
    public const string Steps = "sdkmessageprocessingsteps?$select=sdkmessageprocessingstepid,name,statecode&$filter=startswith(name,'LeadSync')";

    private const string Plugins = "LeadSync.Plugins.";

    /// <summary>Tells the CRM where LeadSync listens and what to send as proof.</summary>
    public async Task<string?> PointEndpoint(Uri functions, string key, CancellationToken cancel)
    {
        var found = await crm.Get($"serviceendpoints?$select=serviceendpointid&$filter=name eq '{EndpointName}'", cancel);
        if (!found.Ok) return $"reading service endpoints: {found.Reason}";
        if (found.Rows.FirstOrDefault() is not { } endpoint) return $"the service endpoint \"{EndpointName}\" is missing: import the solution";
        var header = new XElement("settings", new XElement("setting", new XAttribute("name", "x-leadsync-key"), new XAttribute("value", key)));
        var answer = await crm.Upsert($"serviceendpoints({(string?)endpoint["serviceendpointid"]})", new JsonObject
        {
            ["url"] = new Uri(functions, "/api/crm/changes").ToString(),
            ["authvalue"] = header.ToString(SaveOptions.DisableFormatting),
        }, cancel);
        return answer.Ok ? null : $"setting the address of the service endpoint: {answer.Reason}";
    }

    /// <summary>The steps that run in the CRM itself.</summary>
    public Task<string?> EnablePlugins(CancellationToken cancel) => EnableSteps(name => name.StartsWith(Plugins, StringComparison.Ordinal), cancel);

    /// <summary>All of them, those that call the functions too.</summary>
    public Task<string?> EnableSteps(CancellationToken cancel) => EnableSteps(_ => true, cancel);

    private async Task<string?> EnableSteps(Func<string, bool> which, CancellationToken cancel)
    {
        var found = await crm.Get(Steps, cancel);
        if (!found.Ok) return $"reading steps: {found.Reason}";
        foreach (var step in found.Rows.Where(step => (int?)step["statecode"] != 0 && which((string?)step["name"] ?? "")))
        {
            var enabled = new JsonObject { ["statecode"] = 0, ["statuscode"] = 1 };
            var answer = await crm.Upsert($"sdkmessageprocessingsteps({(string?)step["sdkmessageprocessingstepid"]})", enabled, cancel);
            if (!answer.Ok) return $"enabling \"{(string?)step["name"]}\": {answer.Reason}";
        }
        return found.Rows.Any() ? null : "the solution's steps are missing: import the solution";
    }
}
