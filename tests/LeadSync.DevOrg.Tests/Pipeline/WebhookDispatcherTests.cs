using System.Text.Json;
using LeadSync.Tests.Shared;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Tests.Pipeline;

public sealed class WebhookDispatcherTests
{
    private const string HeaderSettings = "<settings><setting name=\"x-leadsync-key\" value=\"k1\"/></settings>";

    [Fact]
    public async Task A_commit_posts_the_event_with_the_platforms_headers_and_the_endpoints_own()
    {
        await using var receiver = await Receiver.Start(202);
        using var org = await Org(receiver.Url);
        await NewLead(org);
        await Dispatch(org);
        var (_, headers, body) = Assert.Single(receiver.Received);
        Assert.Equal("k1", headers["x-leadsync-key"]);
        Assert.Equal("lead", headers["x-ms-dynamics-entity-name"]);
        Assert.Equal("Create", headers["x-ms-dynamics-request-name"]);
        var context = JsonDocument.Parse(body).RootElement;
        Assert.Equal(context.GetProperty("CorrelationId").GetString(), headers["x-ms-correlation-request-id"]);
        Assert.False(headers.ContainsKey("x-ms-dynamics-msg-size-exceeded"));
        Assert.Equal((3, 30), State(org));
    }

    [Fact]
    public async Task The_body_has_the_structure_of_a_captured_one()
    {
        var capture = JsonDocument.Parse(await File.ReadAllTextAsync(SharedData.Need("dataverse/albxrm_TextSamplesTests_4_Create_albxrm_alltypes.json"))).RootElement;
        await using var receiver = await Receiver.Start(200);
        using var org = await Org(receiver.Url);
        await NewLead(org, tag: "leadsync");
        await Dispatch(org);
        var body = Assert.Single(receiver.Received).Body;
        Assert.Contains("\"__type\":\"Entity:http:\\/\\/schemas.microsoft.com\\/xrm\\/2011\\/Contracts\"", body, StringComparison.Ordinal);
        var own = JsonDocument.Parse(body).RootElement;
        Assert.Equal([.. Names(capture).Append("InitiatingUserAgent").Order()], Names(own).Order());
        Assert.Equal(Names(Target(capture)), Names(Target(own)));
        Assert.Contains("{\"key\":\"statuscode\",\"value\":\"New\"}", Target(own).GetProperty("FormattedValues").ToString(), StringComparison.Ordinal);
        Assert.Equal(Names(capture.GetProperty("OwningExtension")), Names(own.GetProperty("OwningExtension")));
        Assert.Equal("AsynchronousStepPrimaryName", own.GetProperty("PostEntityImages")[0].GetProperty("key").GetString());
        Assert.Equal(Names(capture.GetProperty("PostEntityImages")[0].GetProperty("value")), Names(own.GetProperty("PostEntityImages")[0].GetProperty("value")));
        foreach (var same in new[] { "Mode", "Stage", "Depth", "IsInTransaction", "IsolationMode", "SecondaryEntityName" })
            Assert.Equal(capture.GetProperty(same).ToString(), own.GetProperty(same).ToString());
        Assert.Equal(30, own.GetProperty("ParentContext").GetProperty("Stage").GetInt32());
        Assert.Equal("leadsync", own.GetProperty("SharedVariables")[0].GetProperty("value").GetString());
    }

    [Theory]
    [InlineData(new[] { 503, 200 }, 2, 30)]
    [InlineData(new[] { 502, 504 }, 2, 31)]
    [InlineData(new[] { 500, 200 }, 1, 31)]
    [InlineData(new[] { 429, 200 }, 1, 31)]
    [InlineData(new[] { 401 }, 1, 31)]
    public async Task Only_a_bad_gateway_or_a_busy_endpoint_is_tried_once_more(int[] answers, int attempts, int status)
    {
        await using var receiver = await Receiver.Start(answers);
        using var org = await Org(receiver.Url);
        await NewLead(org);
        await Dispatch(org);
        Assert.Equal(attempts, receiver.Received.Count);
        Assert.Equal((3, status), State(org));
    }

    [Fact]
    public async Task A_job_survives_a_restart_and_a_rolled_back_save_leaves_none()
    {
        await using var receiver = await Receiver.Start(200);
        using var org = await Org(receiver.Url);
        await NewLead(org);
        await Assert.ThrowsAsync<InvalidOperationException>(() => org.Send(PipelineOrg.Sam, (messages, context) =>
        {
            messages.Create(new Entity("lead") { ["lastname"] = "Undone" }, context);
            throw new InvalidOperationException();
        }));
        org.Restart();
        await Dispatch(org);
        Assert.Contains("Muster", Assert.Single(receiver.Received).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_worker_posts_by_itself_once_a_save_has_committed()
    {
        await using var receiver = await Receiver.Start(200);
        using var org = await Org(receiver.Url);
        using var http = new HttpClient();
        using var dispatcher = org.Dispatcher(http);
        await dispatcher.StartAsync(CancellationToken.None);
        await NewLead(org);
        for (var tries = 0; tries < 200 && receiver.Received.IsEmpty; tries++)
            await Task.Delay(50);
        await dispatcher.StopAsync(CancellationToken.None);
        Assert.Single(receiver.Received);
    }

    [Fact]
    public async Task A_delete_posts_the_reference_and_the_name_of_the_row_that_was()
    {
        await using var receiver = await Receiver.Start(200);
        using var org = await Org(receiver.Url, message: "Delete");
        var lead = Guid.Empty;
        await org.Send(PipelineOrg.Sam, (messages, context) => lead = messages.Create(new Entity("lead") { ["lastname"] = "Muster" }, context));
        await org.Send(PipelineOrg.Sam, (messages, context) => messages.Delete(new EntityReference("lead", lead), context));
        await Dispatch(org);
        var context = JsonDocument.Parse(Assert.Single(receiver.Received).Body).RootElement;
        Assert.Equal("EntityReference:http://schemas.microsoft.com/xrm/2011/Contracts", Target(context).GetProperty("__type").GetString());
        Assert.Equal(lead, Target(context).GetProperty("Id").GetGuid());
        Assert.Contains("Muster", context.GetProperty("PostEntityImages").ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_webhook_key_travels_as_the_query_parameter_code()
    {
        await using var receiver = await Receiver.Start(200);
        using var org = await Org(receiver.Url, authType: 4, authValue: "a b&c");
        await NewLead(org);
        await Dispatch(org);
        Assert.Equal("/hook?code=a%20b%26c", Assert.Single(receiver.Received).Target);
    }

    [Theory]
    [InlineData(null, HeaderSettings, "The service endpoint has no usable url.")]
    [InlineData("http://127.0.0.1:9/hook", "<settings", "The auth value of the service endpoint is no settings XML.")]
    [InlineData("http://127.0.0.1:9/hook", HeaderSettings, "The webhook call failed because the endpoint could not be reached: ConnectionError.")]
    public async Task An_endpoint_that_cannot_be_called_fails_the_job_with_the_reason(string? url, string authValue, string reason)
    {
        using var org = await Org(url, authValue: authValue);
        await NewLead(org);
        await Dispatch(org);
        Assert.Equal((3, 31), State(org));
        Assert.Equal(reason, Assert.Single(org.Rows("asyncoperation"))["friendlymessage"]);
    }

    [Fact]
    public async Task A_body_over_the_limit_loses_its_rows_and_says_so()
    {
        await using var receiver = await Receiver.Start(200);
        using var org = await Org(receiver.Url);
        await org.Send(PipelineOrg.Sam, (messages, context) => messages.Create(new Entity("account") { ["name"] = "Big" }, context));
        await NewLead(org, explanation: new string('x', 300_000));
        await Dispatch(org);
        var (_, headers, body) = Assert.Single(receiver.Received);
        Assert.Equal("True", headers["x-ms-dynamics-msg-size-exceeded"]);
        var context = JsonDocument.Parse(body).RootElement;
        Assert.Equal(JsonValueKind.Null, context.GetProperty("ParentContext").ValueKind);
        foreach (var dropped in new[] { "InputParameters", "PreEntityImages", "PostEntityImages" })
            Assert.Equal(0, context.GetProperty(dropped).GetArrayLength());
        Assert.NotEqual(Guid.Empty, context.GetProperty("PrimaryEntityId").GetGuid());
    }

    private static async Task<PipelineOrg> Org(string? url, int authType = 5, string authValue = HeaderSettings, string message = "Create")
    {
        var org = await PipelineOrg.Create();
        await org.Write(transaction =>
        {
            var endpoint = org.Put(transaction, new Entity("serviceendpoint") { ["name"] = "hook", ["contract"] = 8, ["authtype"] = authType, ["authvalue"] = authValue, ["url"] = url });
            org.AddStep(transaction, PipelineOrg.Step("hook: Create of lead", 40, mode: 1), message, new EntityReference("serviceendpoint", endpoint));
        });
        return org;
    }

    private static Task NewLead(PipelineOrg org, string? tag = null, string? explanation = null) => org.Send(
        PipelineOrg.Sam,
        (messages, context) => messages.Create(new Entity("lead") { ["lastname"] = "Muster", ["ls_explanation"] = explanation }, context),
        tag);

    private static async Task Dispatch(PipelineOrg org)
    {
        using var http = new HttpClient();
        using var dispatcher = org.Dispatcher(http);
        Assert.Equal(1, await dispatcher.SendPending(CancellationToken.None));
        Assert.Equal(0, await dispatcher.SendPending(CancellationToken.None));
    }

    private static (int State, int Status) State(PipelineOrg org)
    {
        var job = Assert.Single(org.Rows("asyncoperation"));
        return (job.GetAttributeValue<OptionSetValue>("statecode").Value, job.GetAttributeValue<OptionSetValue>("statuscode").Value);
    }

    private static JsonElement Target(JsonElement context) => context.GetProperty("InputParameters")[0].GetProperty("value");

    private static IEnumerable<string> Names(JsonElement element) => element.EnumerateObject().Select(property => property.Name);
}
