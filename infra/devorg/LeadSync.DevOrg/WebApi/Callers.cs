using LeadSync.DevOrg.Storage;
using Microsoft.AspNetCore.Http;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Finds the user of a request: a bearer token, or the cookie of the rep's page holding the same token.</summary>
public static class Callers
{
    /// <summary>The cookie that the rep's page signs in with; its value is the user's token. SameSite=Strict, HttpOnly.</summary>
    public const string CookieName = "devorg-token";

    /// <summary>The user, or null where the request carries no token that is known.</summary>
    public static Guid? Find(HttpRequest request, OrgDatabase database)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(database);
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        var token = header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : request.Cookies[CookieName];
        return string.IsNullOrEmpty(token) ? null : database.Read(transaction => OfToken(transaction, token));
    }

    private static Guid? OfToken(OrgTransaction transaction, string token) =>
        transaction.Rows("SELECT user FROM _token WHERE token = $1", token) is [var row] ? Guid.Parse((string)row[0]!) : null;
}
