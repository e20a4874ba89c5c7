using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Storage;
using LeadSync.DevOrg.WebApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Face;

/// <summary>Serves imported web resources to whoever is signed in, under the names that forms and each other use.</summary>
internal static class WebResources
{
    /// <summary>Stricter than the platform, which lets a web resource run inline scripts and fetch from anywhere.</summary>
    private const string Policy = "default-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    public static IResult Answer(HttpContext http, OrgDatabase database, string name)
    {
        http.Response.Headers.CacheControl = "no-cache";
        // A frame and what it loads can carry no header of their own; reading a file changes nothing.
        if (Callers.OfCookie(http.Request, database) is null)
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (database.Read(transaction => Find(transaction, name)) is not { } row)
            return Results.NotFound();
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return Results.Bytes(Convert.FromBase64String(row.GetAttributeValue<string?>("content") ?? ""), PageFiles.TypeOf(name));
    }

    private static Entity? Find(OrgTransaction transaction, string name) =>
        transaction.Select(new RowQuery("webresource")
        {
            Columns = ["content"],
            Filter = new Filter.Condition(new ColumnPath(null, "name"), "eq", [name]),
        }) is [var row, ..] ? row : null;
}
