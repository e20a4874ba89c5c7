using Azure.Core;
using Azure.Core.Pipeline;
using LeadSync.Functions.Identity;

namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>Puts on what proves who we are; where it is refused, once more with a new proof.</summary>
internal abstract class AuthorizationPolicy : HttpPipelinePolicy
{
    private const int Unauthorized = 401;

    public sealed override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var proof = await Proof(refused: null, message.CancellationToken);
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, proof);
        await ProcessNextAsync(message, pipeline);
        if (message.Response.Status != Unauthorized) return;
        var another = await Proof(refused: proof, message.CancellationToken);
        if (another == proof) return; // it would be refused again
        message.Response.Dispose();
        message.Request.Headers.SetValue(HttpHeader.Names.Authorization, another);
        await ProcessNextAsync(message, pipeline);
    }

    /// <summary>Nothing in LeadSync waits for an answer without a task.</summary>
    public sealed override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Only SendAsync.");

    /// <summary>The header's value; another one than <paramref name="refused"/> where there can be one.</summary>
    protected abstract ValueTask<string> Proof(string? refused, CancellationToken cancel);
}

/// <summary>Reads the clock of every answer.</summary>
internal sealed class ClockPolicy(ServiceBusClock clock) : HttpPipelinePolicy
{
    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        var sent = clock.Here;
        await ProcessNextAsync(message, pipeline);
        if (message.Response.Headers.Date is { } date) clock.Learn(date, sent);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("Only SendAsync.");
}

/// <summary>Signs with the namespace's key; one signature serves all its queues until it is about to expire.</summary>
internal sealed class SasPolicy(ServiceBusPlace place, ServiceBusClock clock) : AuthorizationPolicy
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(20);
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private Signature? last;

    protected override ValueTask<string> Proof(string? refused, CancellationToken cancel)
    {
        var current = Volatile.Read(ref last);
        if (current is not null && current.Text != refused && clock.There < current.Expires - Margin && clock.There > current.Expires - (2 * Lifetime))
            return new(current.Text);
        var expires = clock.There + Lifetime;
        // What was refused is not made again.
        if (current is not null && current.Text == refused && Math.Abs((expires - current.Expires).TotalSeconds) < 1) expires += TimeSpan.FromSeconds(1);
        var made = new Signature(SasSignature.Of(place.Address, place.KeyName!, place.Key!, expires), expires);
        Volatile.Write(ref last, made);
        return new(made.Text);
    }

    private sealed record Signature(string Text, DateTimeOffset Expires);
}

/// <summary>Shows an Entra token. It is kept here: not every credential keeps its own.</summary>
internal sealed class EntraPolicy : AuthorizationPolicy
{
    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(5);

    private static readonly string[] Scopes = ["https://servicebus.azure.net/.default"];

    private readonly TokenCredential credential;
    private readonly ServiceBusClock clock;
    private Kept? kept;

    public EntraPolicy(ServiceBusPlace place, TokenCredential credential, ServiceBusClock clock)
    {
        if (place.Address.Scheme != Uri.UriSchemeHttps && !place.Address.IsLoopback)
            throw new InvalidOperationException("Set LeadSync:ServiceBus:Endpoint to an https address: a token would be read on the way.");
        this.credential = credential;
        this.clock = clock;
    }

    protected override async ValueTask<string> Proof(string? refused, CancellationToken cancel)
    {
        var current = Volatile.Read(ref kept);
        if (current is not null && current.Header != refused && clock.There < current.RenewAt) return current.Header;
        // What was refused is no longer good, whatever the credential's own cache says.
        var token = await credential.GetTokenAsync(refused is null ? new TokenRequestContext(Scopes) : NewToken.Context(Scopes, clock.There), cancel);
        var renewAt = token.ExpiresOn > DateTimeOffset.MinValue + Margin ? token.ExpiresOn - Margin : token.ExpiresOn;
        var made = new Kept("Bearer " + token.Token, token.RefreshOn < renewAt ? token.RefreshOn.Value : renewAt);
        Volatile.Write(ref kept, made);
        return made.Header;
    }

    private sealed record Kept(string Header, DateTimeOffset RenewAt);
}
