using LeadSync.DevOrg.Storage;
using Microsoft.AspNetCore.Http;

namespace LeadSync.DevOrg.WebApi;

/// <summary>Finds the user of a request: a bearer token, or the cookie of the rep's page holding the same token.</summary>
public static class Callers
{
    /// <summary>The cookie that the rep's page signs in with; its value is the user's token. SameSite=Strict, HttpOnly.</summary>
    public const string CookieName = "devorg-token";

    /// <summary>The header without which the cookie counts for nothing here: no other site's page can send it.</summary>
    private const string PageHeader = "X-DevOrg-Page";

    /// <summary>The user, or null where the request carries no token that is known.</summary>
    public static Guid? Find(HttpRequest request, OrgDatabase database)
    {
        ArgumentNullException.ThrowIfNull(request);
        const string scheme = "Bearer ";
        var header = request.Headers.Authorization.ToString();
        if (header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
            return OfToken(database, header[scheme.Length..].Trim());
        return IsFromPage(request) ? OfCookie(request, database) : null;
    }

    /// <summary>Whether the request comes from a script of the rep's page.</summary>
    public static bool IsFromPage(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return request.Headers.ContainsKey(PageHeader);
    }

    /// <summary>The user of the page's cookie alone: enough to read a file, not to act.</summary>
    public static Guid? OfCookie(HttpRequest request, OrgDatabase database)
    {
        ArgumentNullException.ThrowIfNull(request);
        return OfToken(database, request.Cookies[CookieName]);
    }

    private static Guid? OfToken(OrgDatabase database, string? token)
    {
        ArgumentNullException.ThrowIfNull(database);
        return string.IsNullOrEmpty(token) ? null : database.Read(transaction =>
            transaction.Rows("SELECT user FROM _token WHERE token = $1", token) is [var row] ? Guid.Parse((string)row[0]!) : (Guid?)null);
    }
}
