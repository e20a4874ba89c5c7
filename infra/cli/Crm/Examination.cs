using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Cli.Operations;

namespace LeadSync.Cli.Crm;

/// <summary>One thing looked at.</summary>
/// <param name="Name">What.</param>
/// <param name="Ok">Whether it is as it should be.</param>
/// <param name="Found">What was seen.</param>
/// <param name="Fix">What to do where it is not.</param>
internal sealed record Check(string Name, bool Ok, string Found, string Fix);

/// <summary>What is looked at, and as whom.</summary>
/// <param name="Functions">Where the functions are.</param>
/// <param name="Crm">The environment; the same address for an instance of `up`.</param>
/// <param name="Token">Of an administrator, for the Web API.</param>
/// <param name="OperatorKey">For what the deployment says of itself.</param>
internal sealed record Deployment(Uri Functions, Uri Crm, string? Token, string? OperatorKey);

/// <summary>Looks at a deployment from outside, as its tools and its CRM see it, then asks it to examine itself.</summary>
internal sealed class Examination(HttpClient http, Deployment deployment, TimeProvider time)
{
    private static readonly TimeSpan LargestSkew = TimeSpan.FromMinutes(2);

    public async IAsyncEnumerable<Check> Run([EnumeratorCancellation] CancellationToken cancel)
    {
        var (status, date) = await Ask(HttpMethod.Post, deployment.Functions, "/api/operations/health", cancel);
        yield return new Check("functions", status > 0, status > 0 ? $"{deployment.Functions.Authority} answers" : "no answer",
            "Start it with `leadsync up`, or name its address with --to; in Azure look whether the app runs.");
        if (status == 0) yield break;
        yield return Clock("clock", date);
        foreach (var path in new[] { "/api/activities/mautic", "/api/activities/cloudevents", "/api/crm/changes" })
        {
            (status, _) = await Ask(HttpMethod.Post, deployment.Functions, path, cancel);
            yield return Webhook(path, status);
        }
        await foreach (var check in OfCrm(cancel)) yield return check;
        await foreach (var check in OfItself(cancel)) yield return check;
    }

    private static Check Webhook(string path, int status) => new(
        $"webhook {path}", status == 401 || (status == 404 && path.StartsWith("/api/activities/", StringComparison.Ordinal)),
        status switch { 401 => "answers, and refuses who does not sign", 404 => "this source is not configured", _ => Seen(status) },
        "It must answer 401 to a post without a signature: look at the functions' settings and log.");

    private async IAsyncEnumerable<Check> OfCrm([EnumeratorCancellation] CancellationToken cancel)
    {
        var (status, date) = await Ask(HttpMethod.Get, deployment.Crm, "/api/data/v9.2/", cancel);
        if (status > 0) yield return Clock("clock of the CRM", date);
        if (deployment.Token is null)
        {
            yield return new Check("Web API", false, status == 0 ? "no answer" : "no token",
                "Give a token of an administrator with --token, and the environment's address with --crm.");
            yield break;
        }
        await foreach (var check in new CrmExamination(new WebApi(http, deployment.Crm, deployment.Token), deployment.Functions, time).Run(cancel))
            yield return check;
    }

    private async IAsyncEnumerable<Check> OfItself([EnumeratorCancellation] CancellationToken cancel)
    {
        if (deployment.OperatorKey is null)
        {
            yield return new Check("deployment itself", false, "not asked", "Give its operator key with --operator-key: it then examines its state, queues and rights.");
            yield break;
        }
        var (answer, obstacle) = await new OperatorApi(http, deployment.Functions, deployment.OperatorKey).Call("health", new JsonObject(), cancel);
        if (answer?["checks"] is not JsonArray checks)
        {
            yield return new Check("deployment itself", false, obstacle ?? "an answer that is none", "Look at its settings and log, and at the operator key.");
            yield break;
        }
        foreach (var check in checks) yield return check.Deserialize<Check>(JsonSerializerOptions.Web)!;
    }

    private Check Clock(string name, DateTimeOffset? date)
    {
        var skew = date is { } there ? (time.GetUtcNow() - there).Duration() : (TimeSpan?)null;
        return new Check(name, skew < LargestSkew, skew is { } known ? $"{known.TotalSeconds:0} s apart" : "the answer has no date",
            "Set the clocks of both machines by NTP: scores and deadlines hang on them.");
    }

    private static string Seen(int status) => status == 0 ? "no answer" : $"HTTP {status}";

    private async Task<(int Status, DateTimeOffset? Date)> Ask(HttpMethod method, Uri address, string path, CancellationToken cancel)
    {
        try
        {
            using var request = new HttpRequestMessage(method, new Uri(address, path));
            if (method == HttpMethod.Post) request.Content = new StringContent("{}", System.Text.Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request, cancel);
            return ((int)response.StatusCode, response.Headers.Date);
        }
        catch (Exception failure) when (failure is HttpRequestException || (failure is OperationCanceledException && !cancel.IsCancellationRequested))
        {
            return (0, null);
        }
    }
}
