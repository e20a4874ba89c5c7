using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using LeadSync.Functions.Identity;
using LeadSync.Functions.State;
using LeadSync.Functions.State.Tables;
using LeadSync.Tests.Shared;

namespace LeadSync.Contract.State.Tables;

/// <summary>How LeadSync proves who it is, and what it does where the proof is refused.</summary>
public sealed class TableSignInTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);
    private static readonly byte[] Key = Encoding.UTF8.GetBytes("an account key of thirty-two b.");
    private static readonly Partition Home = new("people", "p 1");

    [Fact]
    public async Task Signature_is_over_the_date_and_the_address_as_it_is_sent()
    {
        var (authorization, date, path) = ("", "", "");
        await Get(new ManualTime(Now), (_, request) =>
        {
            (authorization, date, path) = (Header(request, "Authorization"), Header(request, "x-ms-date"), request.Uri.ToUri().AbsolutePath);
            return Missing(request);
        });
        Assert.Equal("/leadsyncpeople(PartitionKey='p%21201',RowKey='state')", path);
        var signed = "Tue, 24 Nov 2026 08:00:00 GMT\n/contoso/leadsyncpeople(PartitionKey='p%21201',RowKey='state')";
        Assert.Equal($"SharedKeyLite contoso:{Convert.ToBase64String(HMACSHA256.HashData(Key, Encoding.UTF8.GetBytes(signed)))}", authorization);
        Assert.Equal("Tue, 24 Nov 2026 08:00:00 GMT", date);
    }

    [Theory]
    [InlineData(-40)]
    [InlineData(25)]
    public async Task Clock_that_is_minutes_off_costs_one_more_try(int minutes)
    {
        var there = Now.AddMinutes(minutes);
        var dates = new List<string>();
        await Get(new ManualTime(Now), (_, request) =>
        {
            dates.Add(Header(request, "x-ms-date"));
            var isNear = (DateTimeOffset.Parse(dates[^1], CultureInfo.InvariantCulture) - there).Duration() < TimeSpan.FromMinutes(15);
            return isNear ? Missing(request) : MadeAnswer.Refusal(403, "AuthenticationFailed", ("Date", there.ToString("R", CultureInfo.InvariantCulture)));
        });
        Assert.Equal([Now.ToString("R", CultureInfo.InvariantCulture), there.ToString("R", CultureInfo.InvariantCulture)], dates);
    }

    [Fact]
    public async Task Refusal_with_a_right_clock_is_an_error_that_says_what_to_look_at()
    {
        var tries = 0;
        var error = await Assert.ThrowsAsync<TableStoreException>(() => Get(new ManualTime(Now), (number, _) =>
        {
            tries = number;
            return MadeAnswer.Refusal(403, "AuthorizationPermissionMismatch", ("Date", Now.ToString("R", CultureInfo.InvariantCulture)));
        }));
        Assert.Equal((403, "AuthorizationPermissionMismatch", 1), (error.Status, error.Code, tries));
        Assert.Contains("Storage Table Data Contributor", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_that_the_service_finds_expired_is_replaced_once_by_a_new_one()
    {
        var credential = new CountingCredential();
        var tokens = new List<string>();
        var connection = new TableConnection(new Uri("https://contoso.table.core.windows.net"), "contoso", null);
        var transport = new PlannedTransport((_, request) =>
        {
            tokens.Add(Header(request, "Authorization"));
            return tokens.Count == 1 ? MadeAnswer.Refusal(401, "InvalidAuthenticationInfo", ("WWW-Authenticate", "Bearer authorization_uri=https://login")) : Missing(request);
        });
        var service = TablesRegistration.Service(connection, new RenewedTokenPolicy(credential, "https://storage.azure.com/.default", new ManualTime(Now)), transport);
        var store = new TableStore(service, "leadsync", () => "c");
        for (var i = 0; i < 3; i++) Assert.Null(await store.Get(Home, "state", default));
        // The pipeline asks once more for the usual token, which by then is a new one in the credential's cache.
        Assert.Equal(["Bearer token-1", "Bearer token-2", "Bearer token-3", "Bearer token-3"], tokens);
        Assert.All(credential.Scopes, scope => Assert.Equal("https://storage.azure.com/.default", scope));
        Assert.Equal([false, true, false], credential.WantedNew);
    }

    private static Task<StoredRow?> Get(TimeProvider time, Func<int, Request, Azure.Response> answer)
    {
        var connection = new TableConnection(new Uri("https://contoso.table.core.windows.net"), "contoso", Key);
        var service = TablesRegistration.Service(connection, new SharedKeyLitePolicy("contoso", Key, time), new PlannedTransport(answer));
        return new TableStore(service, "leadsync", () => "c").Get(Home, "state", default);
    }

    private static MadeAnswer Missing(Request _) =>
        new(404, """{"odata.error":{"code":"ResourceNotFound","message":{"lang":"en-US","value":"The specified resource does not exist."}}}""");

    private static string Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value! : "";

    private sealed class CountingCredential : TokenCredential
    {
        public List<string> Scopes { get; } = [];

        public List<bool> WantedNew { get; } = [];

        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken)
        {
            Scopes.AddRange(requestContext.Scopes);
            WantedNew.Add(requestContext.Claims is not null);
            return new AccessToken($"token-{Scopes.Count}", DateTimeOffset.MaxValue);
        }

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
