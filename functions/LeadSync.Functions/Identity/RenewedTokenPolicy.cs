using System.Globalization;
using System.Text.Json;
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
        // A token that is not older than now: claims pass by every cache of tokens.
        var now = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var claims = JsonSerializer.Serialize(new { access_token = new { nbf = new { essential = true, value = now } } });
        await AuthenticateAndAuthorizeRequestAsync(message, new TokenRequestContext(scopes, message.Request.ClientRequestId, claims));
        return true;
    }
}
