using System.Net;
using System.Text.Json;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Tests.Dataverse;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.CheckHealth;

public sealed class HealthEndpointTests
{
    private const string Me = "6d81597f-0f9f-e711-8122-000d3aa2331c";

    [Fact]
    public async Task Only_operators_may_ask()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        using var answer = await leadSync.Http.PostAsync("/api/operations/health", null);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
    }

    [Fact]
    public async Task State_and_every_queue_with_a_handler_are_tried()
    {
        await using var crm = await CrmStandIn.Start(Crm("LeadSync Integration"));
        await using var leadSync = await Start(crm);
        var checks = await Examine(leadSync);
        Assert.All(checks.Values, check => Assert.True(check.GetProperty("ok").GetBoolean() || check.GetProperty("name").GetString() == "CRM changes key", check.ToString()));
        Assert.Equal(
            leadSync.Services.GetServices<QueueSubscription>().Select(each => $"queue {each.Queue}").Order(),
            checks.Keys.Where(name => name.StartsWith("queue ", StringComparison.Ordinal)).Order());
        Assert.Equal("0.4.0.0", checks["solution"].GetProperty("found").GetString());
    }

    [Fact]
    public async Task Role_that_the_application_user_lacks_is_named()
    {
        await using var crm = await CrmStandIn.Start(Crm("Basic User"));
        await using var leadSync = await Start(crm);
        var role = (await Examine(leadSync))[$"role of user {Me}"];
        Assert.Equal((false, "Basic User"), (role.GetProperty("ok").GetBoolean(), role.GetProperty("found").GetString()));
        Assert.Contains("LeadSync Integration", role.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Crm_that_refuses_the_token_is_told_with_what_to_look_at()
    {
        await using var crm = await CrmStandIn.Start(new Reply(401));
        await using var leadSync = await Start(crm);
        var check = (await Examine(leadSync))["CRM"];
        Assert.False(check.GetProperty("ok").GetBoolean());
        Assert.Contains("application user", check.GetProperty("fix").GetString(), StringComparison.Ordinal);
    }

    /// <summary>The message that was sent for the check is dropped; a handler would have made a dead letter of it.</summary>
    [Fact]
    public async Task What_was_sent_for_the_check_reaches_no_handler()
    {
        var seen = new List<string>();
        var now = DateTimeOffset.UnixEpoch;
        var batch = new[] { Message("a"), Message(HealthMessage.New(now)), Message("b"), Message(HealthMessage.New(now)) };
        var outcomes = await HealthMessage.Aside(batch, others =>
        {
            seen.AddRange(others.Select(message => message.Id));
            return Task.FromResult(new HandlerResult([new MessageOutcome.Failed("a"), new MessageOutcome.Failed("b")]));
        });
        Assert.Equal(["a", "b"], seen);
        Assert.Equal([new MessageOutcome.Failed("a"), MessageOutcome.Done.Instance, new MessageOutcome.Failed("b"), MessageOutcome.Done.Instance], outcomes);
    }

    private static Task<RunningLeadSync> Start(CrmStandIn crm) => RunningLeadSync.Start(pump: false, settings: new Dictionary<string, string?>
    {
        ["LeadSync:Dataverse:Url"] = crm.Url, ["LeadSync:Dataverse:Token"] = "t", ["LeadSync:OperatorKey"] = "operator",
    });

    private static async Task<Dictionary<string, JsonElement>> Examine(RunningLeadSync leadSync)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/operations/health");
        request.Headers.Add("x-leadsync-operator", "operator");
        using var answer = await leadSync.Http.SendAsync(request);
        var body = JsonElement.Parse(await answer.Content.ReadAsStringAsync());
        return body.GetProperty("checks").EnumerateArray().ToDictionary(check => check.GetProperty("name").GetString()!);
    }

    private static Func<Received, Reply> Crm(string role) => request => request.PathAndQuery switch
    {
        var path when path.EndsWith("/WhoAmI", StringComparison.Ordinal) => new Reply(200, $$"""{"UserId":"{{Me}}"}"""),
        var path when path.Contains("systemuserroles", StringComparison.Ordinal) => Reply.Rows(new { name = role }),
        var path when path.Contains("/solutions?", StringComparison.Ordinal) => Reply.Rows(new { version = "0.4.0.0" }),
        _ => Reply.Rows(),
    };

    private static ReceivedMessage Message(OutgoingMessage message) => new(message.Id, message.Body, 1, 0, DateTimeOffset.UnixEpoch);

    private static ReceivedMessage Message(string id) => new(id, [1], 1, 0, DateTimeOffset.UnixEpoch);
}
