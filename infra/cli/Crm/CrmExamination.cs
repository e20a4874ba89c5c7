using System.Globalization;
using System.Runtime.CompilerServices;

namespace LeadSync.Cli.Crm;

/// <summary>Looks at the environment as its administrator: solution's steps, endpoint, failed jobs, scoring model.</summary>
/// <param name="crm">The Web API.</param>
/// <param name="functions">Where the CRM's webhook has to go.</param>
/// <param name="time">For what happened lately.</param>
internal sealed class CrmExamination(WebApi crm, Uri functions, TimeProvider time)
{
    public async IAsyncEnumerable<Check> Run([EnumeratorCancellation] CancellationToken cancel)
    {
        var steps = await crm.Get(Installation.Steps, cancel);
        yield return new Check("Web API", steps.Ok, steps.Ok ? crm.Address.ToString() : steps.Reason, "Is the token still good, and of an administrator? Is --crm the environment's address?");
        if (!steps.Ok) yield break;
        var disabled = steps.Rows.Where(step => (int?)step["statecode"] != 0).Select(step => (string?)step["name"]).ToList();
        var count = steps.Rows.Count();
        yield return new Check("steps", count > 0 && disabled.Count == 0, Steps(count, disabled), "Import the solution and enable its steps.");
        yield return await Endpoint(cancel);
        yield return await FailedJobs([.. steps.Rows.Select(step => (string?)step["sdkmessageprocessingstepid"])], cancel);
        var models = await crm.Get("ls_scoringmodels?$select=ls_name,ls_version&$filter=ls_isprimary eq true and ls_status eq 844060001", cancel);
        yield return new Check("scoring model", models.Rows.Count() == 1, Names(models), "Publish exactly one primary model; `leadsync solution defaults` installs the first.");
    }

    private async Task<Check> Endpoint(CancellationToken cancel)
    {
        var endpoints = await crm.Get($"serviceendpoints?$select=url&$filter=name eq '{Installation.EndpointName}'", cancel);
        var url = (string?)endpoints.Rows.FirstOrDefault()?["url"];
        var isHere = Uri.TryCreate(url, UriKind.Absolute, out var address) && address.AbsolutePath == "/api/crm/changes" && IsSame(address, functions);
        return new Check("service endpoint", isHere, url ?? "missing",
            $"Set its address to {new Uri(functions, "/api/crm/changes")}, and its header x-leadsync-key to the setting CrmChangesKey.");
    }

    private async Task<Check> FailedJobs(HashSet<string?> steps, CancellationToken cancel)
    {
        const int Failed = 31;
        var since = time.GetUtcNow().AddDays(-1).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
        var jobs = await crm.Get($"asyncoperations?$select=_owningextensionid_value&$filter=statuscode eq {Failed} and createdon ge {since}", cancel);
        var count = jobs.Rows.Count(job => steps.Contains((string?)job["_owningextensionid_value"]));
        return new Check("system jobs", jobs.Ok && count == 0, jobs.Ok ? $"{count} of LeadSync's steps failed in the last day" : jobs.Reason,
            "Look at System Jobs: the functions did not take these messages. The sweeps notice most of what they told; the rest comes with the next change of its row.");
    }

    private static bool IsSame(Uri one, Uri other) => one.Port == other.Port && (one.Host == other.Host || (one.IsLoopback && other.IsLoopback));

    private static string Steps(int count, List<string?> disabled) =>
        count == 0 ? "none" : disabled.Count == 0 ? $"{count} enabled" : $"disabled: {string.Join(", ", disabled)}";

    private static string Names(CrmAnswer models) =>
        models.Rows.Any() ? string.Join(", ", models.Rows.Select(model => $"{(string?)model["ls_name"]}/{(int?)model["ls_version"]}")) : "none is published as primary";
}
