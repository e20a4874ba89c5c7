using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Tests.Dataverse;

public sealed class DataverseClientTests
{
    private static readonly Guid LeadId = new("11111111-1111-1111-1111-111111111111");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Query_follows_next_links_as_they_are_and_returns_all_rows()
    {
        await using var crm = await CrmStandIn.Start(request => request.PathAndQuery.Contains("skiptoken", StringComparison.Ordinal)
            ? Reply.Rows(new { n = 2 })
            : new Reply(200, $$"""{"value":[{"n":1}],"@odata.nextLink":"http://{{request.Headers["Host"]}}/api/data/v9.2/leads?$skiptoken=%3Ccookie%20pagenumber=%222%22%3E"}"""));

        var rows = await Clients.For(crm).Query("leads?$select=n", Cancel);

        Assert.Equal([1, 2], rows.Value!.Select(row => row.Number("n")));
        Assert.Equal("/api/data/v9.2/leads?$skiptoken=<cookie pagenumber=\"2\">", crm.Requests[1].PathAndQuery);
    }

    [Fact]
    public async Task Query_never_carries_the_token_to_another_host()
    {
        await using var crm = await CrmStandIn.Start(new Reply(200, """{"value":[],"@odata.nextLink":"http://elsewhere.example/leads"}"""));

        await Assert.ThrowsAsync<InvalidOperationException>(() => Clients.For(crm).Query("leads", Cancel));
    }

    [Fact]
    public async Task Every_request_has_the_headers_of_the_protocol_and_no_cookies()
    {
        await using var crm = await CrmStandIn.Start(Reply.Rows());

        await Clients.For(crm).Query("leads", Cancel);

        var headers = Assert.Single(crm.Requests).Headers;
        Assert.Equal("Bearer secret-token", headers["Authorization"]);
        Assert.Equal("application/json", headers["Accept"]);
        Assert.Equal(("4.0", "4.0"), (headers["OData-Version"], headers["OData-MaxVersion"]));
        Assert.False(headers.ContainsKey("Cookie"));
    }

    [Fact]
    public async Task Update_touches_only_existing_rows_and_is_marked()
    {
        await using var crm = await CrmStandIn.Start(Reply.NoContent);

        var answer = await Clients.For(crm).Update("leads", LeadId, new JsonObject { ["ls_score"] = 5 }, Cancel);

        var request = Assert.Single(crm.Requests);
        Assert.False(answer.Failed);
        Assert.Equal("PATCH", request.Method);
        Assert.EndsWith("?tag=leadsync", request.PathAndQuery, StringComparison.Ordinal);
        Assert.Equal("*", request.Headers["If-Match"]);
        Assert.False(request.Headers.ContainsKey("If-None-Match"));
    }

    [Fact]
    public async Task UpsertMultiple_names_type_and_key_of_every_row()
    {
        await using var crm = await CrmStandIn.Start(Reply.NoContent);

        await Clients.For(crm).UpsertMultiple(CrmTable.Lead,
            [new JsonObject { ["@odata.id"] = "leads(ls_personid='p1')", ["lastname"] = "Fiß" }], Cancel);

        var request = Assert.Single(crm.Requests);
        Assert.Equal("/api/data/v9.2/leads/Microsoft.Dynamics.CRM.UpsertMultiple?tag=leadsync", request.PathAndQuery);
        Assert.Equal("application/json; charset=utf-8", request.Headers["Content-Type"]);
        var target = Assert.Single(request.Targets)!;
        Assert.Equal("Microsoft.Dynamics.CRM.lead", (string?)target["@odata.type"]);
        Assert.Equal("leads(ls_personid='p1')", (string?)target["@odata.id"]);
        Assert.Equal("Fiß", (string?)target["lastname"]);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(502)]
    [InlineData(503)]
    [InlineData(504)]
    [InlineData(0)]
    public async Task A_passing_failure_is_tried_again(int status)
    {
        await using var crm = await CrmStandIn.Start(new Reply(status), Reply.NoContent);

        var answer = await Clients.For(crm).Update("leads", LeadId, [], Cancel);

        Assert.False(answer.Failed);
        Assert.Equal(2, crm.Requests.Count);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(412)]
    public async Task A_lasting_failure_is_not_tried_again(int status)
    {
        await using var crm = await CrmStandIn.Start(new Reply(status));

        var answer = await Clients.For(crm).Update("leads", LeadId, [], Cancel);

        Assert.True(answer.Failed);
        Assert.Single(crm.Requests);
    }

    [Fact]
    public async Task Retry_after_is_obeyed()
    {
        await using var crm = await CrmStandIn.Start(
            Reply.Error(429, "0x80072322") with { RetryAfterSeconds = 1 }, Reply.NoContent);
        var started = TimeProvider.System.GetTimestamp();

        await Clients.For(crm).Update("leads", LeadId, [], Cancel);

        Assert.InRange(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 0.95, 10);
    }

    [Fact]
    public async Task A_long_retry_after_is_handed_back_at_once()
    {
        await using var crm = await CrmStandIn.Start(Reply.Error(429, "-2147015902") with { RetryAfterSeconds = 300 });

        var answer = await Clients.For(crm).Update("leads", LeadId, [], Cancel);

        Assert.Equal((DataverseFault.Throttled, TimeSpan.FromSeconds(300)), (answer.Error!.Fault, answer.Error.RetryAfter));
        Assert.True(answer.Error.IsOutage);
        Assert.Single(crm.Requests);
    }

    [Fact]
    public async Task A_crm_that_is_not_there_is_an_outage()
    {
        var options = Clients.Options("http://127.0.0.1:9");
        options.Tries = 2;

        var answer = await Clients.For(options).Query("leads", Cancel);

        Assert.Equal(DataverseFault.Unavailable, answer.Error!.Fault);
    }
}
