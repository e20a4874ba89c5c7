using Azure.Core;

namespace LeadSync.Cli.Up;

/// <summary>The integration user's token, which is known only once the CRM in the same process has booted. Who asks earlier waits.</summary>
internal sealed class LateToken : TokenCredential
{
    private readonly TaskCompletionSource<string> token = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Set(string value) => token.TrySetResult(value);

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        throw new NotSupportedException("LeadSync asks for tokens asynchronously.");

    public override async ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(await token.Task.WaitAsync(cancellationToken), DateTimeOffset.MaxValue);
}
