using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadSync.Functions.Identity;

/// <summary>
/// Sends a token of Entra with each try. Where the service refuses it as no longer good, although the own clock says that it
/// still is, a new one is asked for, once.
/// </summary>
internal sealed class RenewedTokenPolicy : BearerTokenAuthenticationPolicy
{
    private readonly string[] scopes;
    private readonly TimeProvider time;

    public RenewedTokenPolicy(TokenCredential credential, string scope, TimeProvider time)
        : base(credential, scope) => (scopes, this.time) = ([scope], time);

    protected override async ValueTask<bool> AuthorizeRequestOnChallengeAsync(HttpMessage message)
    {
        await AuthenticateAndAuthorizeRequestAsync(message, NewToken.Context(scopes, time.GetUtcNow()));
        return true;
    }
}
