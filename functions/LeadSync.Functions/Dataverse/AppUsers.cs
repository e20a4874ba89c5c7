using Azure.Core;
using LeadSync.Functions.Identity;

namespace LeadSync.Functions.Dataverse;

/// <summary>An application user of the CRM: a credential, and the limits that the platform sets each user.</summary>
internal sealed class AppUser(TokenCredential credential, ConcurrencyLimit limit, TimeProvider time)
{
    public ConcurrencyLimit Limit => limit;

    /// <summary>A bearer token; another one than <paramref name="refused"/> where the credential can give one.</summary>
    public async Task<string> Token(string scope, string? refused, CancellationToken cancel)
    {
        var context = refused is null ? new TokenRequestContext([scope]) : NewToken.Context([scope], time.GetUtcNow());
        return (await credential.GetTokenAsync(context, cancel)).Token;
    }
}

/// <summary>
/// All application users that LeadSync has. Limits are per user, so a request goes to one that is not held back and has the
/// most room; those that are alike take turns.
/// </summary>
internal sealed class AppUsers
{
    private readonly AppUser[] users;
    private int turn;

    public AppUsers(IEnumerable<TokenCredential> credentials, int mostConcurrent, TimeProvider time) =>
        users = [.. credentials.Select(credential => new AppUser(credential, new ConcurrencyLimit(mostConcurrent, time), time))];

    public int Count => users.Length;

    /// <summary>How long everybody is held back yet; null where somebody is not.</summary>
    public TimeSpan? HeldBack => users.Min(user => user.Limit.HeldBack ?? TimeSpan.Zero) is { Ticks: > 0 } left ? left : null;

    /// <summary>Who is to send the next request.</summary>
    public AppUser Next()
    {
        var first = (int)((uint)Interlocked.Increment(ref turn) % users.Length);
        var best = users[first];
        for (var i = 1; i < users.Length; i++)
        {
            var other = users[(first + i) % users.Length];
            if (IsBetter(other.Limit, best.Limit)) best = other;
        }
        return best;
    }

    private static bool IsBetter(ConcurrencyLimit one, ConcurrencyLimit other)
    {
        var (wait, otherWait) = (one.HeldBack ?? TimeSpan.Zero, other.HeldBack ?? TimeSpan.Zero);
        return wait == otherWait ? one.Room > other.Room : wait < otherWait;
    }
}
