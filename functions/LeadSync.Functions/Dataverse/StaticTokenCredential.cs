using Azure.Core;

namespace LeadSync.Functions.Dataverse;

/// <summary>A token that was handed out once and does not expire, as DevOrg gives them. A real environment wants Entra.</summary>
internal sealed class StaticTokenCredential(string token) : TokenCredential
{
    private readonly AccessToken value = new(token, DateTimeOffset.MaxValue);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => value;

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(value);
}
