using System.Runtime.CompilerServices;

namespace LeadSync.Cli.Crm;

/// <summary>One thing looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Ok">Whether it is as it should be.</param>
/// <param name="Found">What was seen.</param>
/// <param name="Fix">What to do where it is not.</param>
internal sealed record Check(string Name, bool Ok, string Found, string Fix);

/// <summary>Looks at an instance from outside, as its page, its tools and its CRM see it.</summary>
internal sealed class Examination(HttpClient http, Uri address, string? token, TimeProvider time)
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(2);

    public async IAsyncEnumerable<Check> Run([EnumeratorCancellation] CancellationToken cancel)
    {
        var (status, date) = await Ask(HttpMethod.Get, "/", cancel);
        yield return new Check("page", status == 200, Seen(status), "Start it with `leadsync up`, or name its address with --to.");
        if (status == 0) yield break;
        yield return Clock(date);
        foreach (var path in new[] { "/api/activities/mautic", "/api/activities/cloudevents", "/api/crm/changes" })
        {
            (status, _) = await Ask(HttpMethod.Post, path, cancel);
            yield return new Check($"webhook {path}", status == 401, status == 401 ? "answers, and refuses who does not sign" : Seen(status),
                "It must answer 401 to a post without a signature: look at the functions' settings and log.");
        }
        if (token is null)
        {
            yield return new Check("Web API", false, "no token", "Give one with --token.");
            yield break;
        }
        await foreach (var check in OfCrm(new WebApi(http, address, token), cancel)) yield return check;
    }

    private static async IAsyncEnumerable<Check> OfCrm(WebApi crm, [EnumeratorCancellation] CancellationToken cancel)
    {
        var steps = await crm.Get(Installation.Steps, cancel);
        yield return new Check("Web API", steps.Ok, steps.Ok ? crm.Address.ToString() : steps.Reason, "Is the token still good, and of an administrator?");
        if (!steps.Ok) yield break;
        var disabled = steps.Rows.Where(step => (int?)step["statecode"] != 0).Select(step => (string?)step["name"]).ToList();
        var count = steps.Rows.Count();
        yield return new Check("steps", count > 0 && disabled.Count == 0,
            disabled.Count == 0 ? $"{count} enabled" : $"disabled: {string.Join(", ", disabled)}", "Import the solution and enable its steps.");
        var endpoints = await crm.Get($"serviceendpoints?$select=url&$filter=name eq '{Installation.EndpointName}'", cancel);
        var url = (string?)endpoints.Rows.FirstOrDefault()?["url"];
        yield return new Check("service endpoint", url is not null && !url.Contains(".invalid/", StringComparison.Ordinal), url ?? "missing",
            "Set its address to https://YOUR-FUNCTIONS/api/crm/changes, and its header x-leadsync-key to the setting CrmChangesKey.");
        var models = await crm.Get("ls_scoringmodels?$select=ls_name,ls_version&$filter=ls_isprimary eq true and ls_status eq 844060001", cancel);
        yield return new Check("scoring model", models.Rows.Count() == 1, Names(models), "Publish exactly one primary model; `leadsync solution defaults` installs the first.");
    }

    private Check Clock(DateTimeOffset? date)
    {
        var skew = date is { } there ? (time.GetUtcNow() - there).Duration() : (TimeSpan?)null;
        return new Check("clock", skew < LargestSkew, skew is { } known ? $"{known.TotalSeconds:0} s apart" : "the answer has no date",
            "Set the clocks of both machines by NTP: scores and deadlines hang on them.");
    }

    private static string Names(CrmAnswer models) =>
        models.Rows.Any() ? string.Join(", ", models.Rows.Select(model => $"{(string?)model["ls_name"]}/{(int?)model["ls_version"]}")) : "none is published as primary";

    private static string Seen(int status) => status == 0 ? "no answer" : $"HTTP {status}";

    private async Task<(int Status, DateTimeOffset? Date)> Ask(HttpMethod method, string path, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(address, path));
            if (method == HttpMethod.Post) request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request, cancel);
            return ((int)response.StatusCode, response.Headers.Date);
        }
        catch (HttpRequestException)
        {
            return (0, null);
        }
    }
}
