using System.Globalization;
using System.Text.Json;
using Azure.Core;

namespace LeadSync.Functions.Identity;

/// <summary>How a new token is asked for where the service finds the one at hand no longer good, whatever the own clock says.</summary>
internal static class NewToken
{
    /// <summary>A request for a token that is not older than now: claims pass by every cache of tokens.</summary>
    public static TokenRequestContext Context(string[] scopes, DateTimeOffset now)
    {
        var time = now.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var claims = JsonSerializer.Serialize(new { access_token = new { nbf = new { essential = true, value = time } } });
        return new TokenRequestContext(scopes, claims: claims);
    }
}
