using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Azure.Core;
using Azure.Identity;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.Tests.Dataverse;

/// <summary>Several application users: the limits of the platform are per user.</summary>
public sealed class AppUsersTests
{
    private static readonly Guid LeadId = Guid.Parse("6d81597f-0f9f-e711-8122-000d3aa2331c");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Users_without_load_take_turns()
    {
        await using var crm = await CrmStandIn.Start(Reply.NoContent);
        var client = Clients.For(Clients.Options(crm.Url), new NamedUser("a"), new NamedUser("b"), new NamedUser("c"));
        for (var i = 0; i < 6; i++) await client.Update("leads", LeadId, [], Cancel);
        Assert.Equal(["a 2", "b 2", "c 2"], crm.Requests.CountBy(Token).Select(user => $"{user.Key} {user.Value}").Order());
    }

    [Fact]
    public async Task Limit_of_one_user_sends_the_request_to_another_at_once()
    {
        await using var crm = await CrmStandIn.Start(request => Token(request) == "a" ? Reply.Error(429, "0x80072322") with { RetryAfterSeconds = 300 } : Reply.NoContent);
        var client = Clients.For(Clients.Options(crm.Url), new NamedUser("a"), new NamedUser("b"));
        for (var i = 0; i < 10; i++) Assert.False((await client.Update("leads", LeadId, new JsonObject { ["n"] = i }, Cancel)).Failed);
        Assert.Equal(["a 1", "b 10"], crm.Requests.CountBy(Token).Select(user => $"{user.Key} {user.Value}").Order());
    }

    [Fact]
    public async Task Two_users_get_through_what_is_too_much_for_one()
    {
        var budget = new ConcurrentDictionary<string, int>();
        await using var crm = await CrmStandIn.Start(request => budget.AddOrUpdate(Token(request), 1, (_, used) => used + 1) > 30
            ? Reply.Error(429, "0x80072322") with { RetryAfterSeconds = 300 }
            : Reply.NoContent);
        Assert.Equal(30, await Through(crm, new NamedUser("alone")));
        Assert.Equal(50, await Through(crm, new NamedUser("one"), new NamedUser("two")));
    }

    [Fact]
    public async Task Everybody_held_back_is_handed_back_with_the_shortest_wait()
    {
        await using var crm = await CrmStandIn.Start(request => Reply.Error(429, "0x80072322") with { RetryAfterSeconds = Token(request) == "a" ? 300 : 200 });
        var client = Clients.For(Clients.Options(crm.Url), new NamedUser("a"), new NamedUser("b"));
        await client.Update("leads", LeadId, [], Cancel);
        var answer = await client.Update("leads", LeadId, [], Cancel);
        Assert.Equal(2, crm.Requests.Count);
        Assert.True(answer.Error!.IsOutage);
        Assert.InRange(answer.Error.RetryAfter!.Value.TotalSeconds, 150, 200);
    }

    [Fact]
    public async Task Token_that_the_crm_refuses_is_replaced_once()
    {
        await using var crm = await CrmStandIn.Start(request => Token(request) == "a-1" ? new Reply(401) : Reply.NoContent);
        var user = new NamedUser("a", isCounting: true);
        Assert.False((await Clients.For(Clients.Options(crm.Url), user).Update("leads", LeadId, [], Cancel)).Failed);
        Assert.Equal(["a-1", "a-2"], crm.Requests.Select(Token));
        Assert.Equal([false, true], user.WantedNew);
    }

    [Fact]
    public async Task Token_that_is_refused_again_is_an_outage_and_the_work_waits()
    {
        await using var crm = await CrmStandIn.Start(new Reply(401));
        var answer = await Clients.For(Clients.Options(crm.Url), new NamedUser("a", isCounting: true)).Update("leads", LeadId, [], Cancel);
        Assert.Equal((DataverseFault.Unauthorized, true, 2), (answer.Error!.Fault, answer.Error.IsOutage, crm.Requests.Count));
    }

    /// <summary>Entra is away, or no longer knows us: the work waits, as when the CRM is away.</summary>
    [Fact]
    public async Task Credential_that_gives_no_token_is_an_outage()
    {
        await using var crm = await CrmStandIn.Start(Reply.NoContent);
        var answer = await Clients.For(Clients.Options(crm.Url), new NoToken()).Update("leads", LeadId, [], Cancel);
        Assert.Equal((DataverseFault.Unauthorized, true), (answer.Error!.Fault, answer.Error.IsOutage));
        Assert.Empty(crm.Requests);
    }

    [Fact]
    public async Task Every_write_carries_the_mark_of_leadsync()
    {
        await using var crm = await CrmStandIn.Start(Reply.NoContent);
        var client = Clients.For(crm);
        await client.Update("leads", LeadId, [], Cancel);
        await client.Create("tasks", [], Cancel);
        await client.Delete("tasks", LeadId, Cancel);
        await client.UpdateMultiple(CrmTable.Lead, [], Cancel);
        await client.UpsertMultiple(CrmTable.Lead, [], Cancel);
        Assert.Equal(5, crm.Requests.Count);
        Assert.All(crm.Requests, request => Assert.EndsWith("?tag=leadsync", request.PathAndQuery, StringComparison.Ordinal));
    }

    private static async Task<int> Through(CrmStandIn crm, params TokenCredential[] users)
    {
        var client = Clients.For(Clients.Options(crm.Url), users);
        var done = 0;
        for (var i = 0; i < 50; i++)
            if (!(await client.Update("leads", LeadId, [], Cancel)).Failed) done++;
        return done;
    }

    private static string Token(Received request) => request.Headers["Authorization"]["Bearer ".Length..];

    private sealed class NoToken : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new AuthenticationFailedException("no");

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => throw new AuthenticationFailedException("no");
    }

    private sealed class NamedUser(string name, bool isCounting = false) : TokenCredential
    {
        public List<bool> WantedNew { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            WantedNew.Add(requestContext.Claims is not null);
            return new AccessToken(isCounting ? $"{name}-{WantedNew.Count}" : name, DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
