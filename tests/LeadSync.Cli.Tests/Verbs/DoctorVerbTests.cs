using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace LeadSync.Cli.Tests.Verbs;

/// <summary>A deployment in which one thing after the other is wrong: each is found, alone, with what to do.</summary>
public sealed class DoctorVerbTests
{
    private const string Step = "6d81597f-0f9f-e711-8122-000d3aa2331c";

    [Fact]
    public async Task Nothing_is_wrong_where_everything_is_right() => Assert.Equal((0, ""), await Examine([]));

    [Theory]
    [InlineData("unsigned", "webhook /api/crm/changes", "401")]
    [InlineData("endpoint", "service endpoint", "/api/crm/changes")]
    [InlineData("disabled", "steps", "enable its steps")]
    [InlineData("jobs", "system jobs", "System Jobs")]
    [InlineData("model", "scoring model", "Publish exactly one")]
    [InlineData("clock", "clock", "NTP")]
    [InlineData("role", "role of user 7", "LeadSync Integration")]
    [InlineData("old", "deployment itself", "operator key")]
    public async Task What_is_wrong_is_named_with_what_to_do(string fault, string name, string fix)
    {
        var (exit, wrong) = await Examine([fault]);
        Assert.Equal(1, exit);
        Assert.StartsWith($"WRONG {name}: ", wrong, StringComparison.Ordinal);
        Assert.Contains(fix, wrong, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_keys_it_says_which_to_give()
    {
        await using var server = await Start([]);
        var (exit, result, _) = await Tool.Run("doctor", "--to", Url(server));
        Assert.Equal(1, exit);
        Assert.Contains("--token", result, StringComparison.Ordinal);
        Assert.Contains("--operator-key", result, StringComparison.Ordinal);
    }

    /// <summary>The exit code, and the lines of what is wrong; the clock of the CRM is that of the functions here.</summary>
    private static async Task<(int Exit, string Wrong)> Examine(string[] faults)
    {
        await using var server = await Start(faults);
        var (exit, result, _) = await Tool.Run("doctor", "--to", Url(server), "--token", "t", "--operator-key", "k");
        var wrong = result.Split('\n').Where(line => line.StartsWith("WRONG", StringComparison.Ordinal) && !line.Contains("clock of the CRM", StringComparison.Ordinal));
        return (exit, string.Join('\n', wrong));
    }

    private static string Url(WebApplication server) => server.Urls.Single();

    private static async Task<WebApplication> Start(string[] faults)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        var server = builder.Build();
        server.Urls.Add("http://127.0.0.1:0");
        server.Run(async context =>
        {
            if (faults.Contains("clock")) context.Response.Headers.Date = TimeProvider.System.GetUtcNow().AddMinutes(-10).ToString("r", CultureInfo.InvariantCulture);
            var (status, answer) = Answer(context.Request, faults);
            context.Response.StatusCode = status;
            await context.Response.WriteAsync(answer.ToJsonString());
        });
        await server.StartAsync();
        return server;
    }

    private static (int Status, JsonNode Answer) Answer(HttpRequest request, string[] faults) => request.Path.Value switch
    {
        "/api/operations/health" when faults.Contains("old") => (404, new JsonObject()),
        "/api/operations/health" => (200, JsonSerializer.SerializeToNode(new
        {
            checks = new[] { new { name = "role of user 7", ok = !faults.Contains("role"), found = "none", fix = "Give the application user the security role LeadSync Integration." } },
        })!),
        "/api/crm/changes" => (faults.Contains("unsigned") ? 202 : 401, new JsonObject()),
        "/api/activities/mautic" or "/api/activities/cloudevents" => (401, new JsonObject()),
        var path => (200, new JsonObject { ["value"] = Rows(path!.Split('/')[^1], request, faults) }),
    };

    private static JsonArray Rows(string set, HttpRequest request, string[] faults) => set switch
    {
        "sdkmessageprocessingsteps" => [new JsonObject { ["sdkmessageprocessingstepid"] = Step, ["name"] = "LeadSync step", ["statecode"] = faults.Contains("disabled") ? 1 : 0 }],
        "serviceendpoints" => [new JsonObject { ["url"] = faults.Contains("endpoint") ? "https://elsewhere.example/api/crm/changes" : $"http://{request.Host}/api/crm/changes" }],
        // A job of somebody else's step is none of LeadSync's business.
        "asyncoperations" => [.. new[] { Guid.Empty.ToString(), faults.Contains("jobs") ? Step : null }.OfType<string>().Select(id => new JsonObject { ["_owningextensionid_value"] = id })],
        "ls_scoringmodels" when !faults.Contains("model") => [new JsonObject { ["ls_name"] = "Default", ["ls_version"] = 1 }],
        _ => [],
    };
}
