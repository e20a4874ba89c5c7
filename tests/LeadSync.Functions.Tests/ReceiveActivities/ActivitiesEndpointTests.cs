using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.ReceiveActivities;

public sealed class ActivitiesEndpointTests
{
    private static readonly byte[] Open = Encoding.UTF8.GetBytes(
        """
        {"mautic.email_on_open":[{"stat":{"id":38,"openCount":1,"emailAddress":"doe@example.com","lastOpened":"2026-09-10T02:18:15+00:00",
          "email":{"id":9}},"timestamp":"2026-09-10T02:18:17+00:00"}]}
        """);

    [Fact]
    public async Task Post_is_accepted_once_its_activities_are_in_the_queue()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        using var answer = await leadSync.PostMautic(Open);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(1, (await Json(answer)).GetProperty("accepted").GetInt32());
        var queue = leadSync.Services.GetRequiredService<IPeekLockQueue>();
        var message = Assert.Single(await queue.Receive(Queues.Activities, 10, TimeSpan.FromMinutes(1), default));
        using var body = JsonDocument.Parse(message.Message.Body);
        Assert.Equal("email_open", body.RootElement.GetProperty("activities")[0].GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("AAAA")]
    [InlineData("not base64 at all")]
    [InlineData("bxQwIYaUXXm1/9ZZ7lSPlej33qif0+IhkZu4lCMMUi4=")]
    public async Task Post_with_a_wrong_signature_is_refused_and_nothing_is_queued(string signature)
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        using var answer = await leadSync.PostMautic(Open, signature);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        var queue = leadSync.Services.GetRequiredService<IPeekLockQueue>();
        Assert.Empty(await queue.Receive(Queues.Activities, 10, TimeSpan.FromMinutes(1), default));
    }

    [Fact]
    public async Task Post_without_a_signature_is_refused()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        using var answer = await leadSync.PostMautic(Open, change: content => content.Headers.Remove("Webhook-Signature"));
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task Broken_json_is_refused_with_line_and_byte()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        using var answer = await leadSync.PostMautic(Encoding.UTF8.GetBytes("{\n \"mautic.page_on_hit\": [,]}"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var problem = await Json(answer);
        Assert.Equal((1, 24), (problem.GetProperty("line").GetInt32(), problem.GetProperty("bytePosition").GetInt32()));
    }

    [Fact]
    public async Task Unknown_source_is_not_found()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        using var answer = await leadSync.Http.PostAsync("/api/activities/hubspot", new ByteArrayContent(Open));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Compressed_body_is_taken_with_and_without_its_header(bool header)
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        using var answer = await leadSync.PostMautic(Gzip(Open), RunningLeadSync.Sign(Open), content =>
        {
            if (header)
                content.Headers.ContentEncoding.Add("gzip");
        });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Body_over_four_mebibytes_is_refused_compressed_or_not(bool compressed)
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        var body = new byte[(4 * 1024 * 1024) + 1];
        using var answer = await leadSync.PostMautic(compressed ? Gzip(body) : body);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    [Fact]
    public async Task Queue_that_fails_answers_not_now()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false, services => services.AddSingleton<IMessageQueue, BrokenQueue>());
        using var answer = await leadSync.PostMautic(Open);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    [Fact]
    public async Task Item_not_understood_is_reported_and_kept_while_the_others_go_through()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        var body = Encoding.UTF8.GetBytes(
            """{"mautic.nonsense":[{}],"mautic.lead_post_save_new":[{"contact":{"id":7},"timestamp":"2026-09-10T02:18:17+00:00"}]}""");
        using var answer = await leadSync.PostMautic(body);
        var json = await Json(answer);
        Assert.Equal(1, json.GetProperty("accepted").GetInt32());
        Assert.Equal(0, json.GetProperty("rejected")[0].GetProperty("index").GetInt32());
        var kept = new List<StoredRow>();
        await foreach (var row in leadSync.Store.Range(new Partition("deadletters", "mautic"), "", "~", default))
            kept.Add(row);
        Assert.Contains("unknown event type", Encoding.UTF8.GetString(Assert.Single(kept).Value), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Access_token_in_the_address_opens_and_never_reaches_the_log()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        var content = new ByteArrayContent("[]"u8.ToArray());
        content.Headers.ContentType = MediaTypeHeaderValue.Parse("application/cloudevents-batch+json");
        using var answer = await leadSync.Http.PostAsync(
            $"/api/activities/cloudevents?access_token={RunningLeadSync.CloudEventsSecret}", content);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.DoesNotContain(leadSync.Log.Lines, line => line.Contains(RunningLeadSync.CloudEventsSecret, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Options_grants_the_origin_and_the_rate_it_asks_for()
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/activities/cloudevents");
        request.Headers.Add("WebHook-Request-Origin", "events.example.com");
        request.Headers.Add("WebHook-Request-Rate", "120");
        using var answer = await leadSync.Http.SendAsync(request);
        Assert.Equal("events.example.com", Assert.Single(answer.Headers.GetValues("WebHook-Allowed-Origin")));
        Assert.Equal("*", Assert.Single(answer.Headers.GetValues("WebHook-Allowed-Rate")));
        Assert.Contains("POST", answer.Content.Headers.Allow);
    }

    private static Task<JsonElement> Json(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static byte[] Gzip(byte[] body)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(body);
        return zipped.ToArray();
    }

    private sealed class BrokenQueue : IMessageQueue
    {
        public Task Send(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancel) =>
            throw new IOException("disk full");
    }
}
