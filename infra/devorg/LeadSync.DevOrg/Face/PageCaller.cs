using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Storage;
using LeadSync.DevOrg.WebApi;
using Microsoft.AspNetCore.Http;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Face;

/// <summary>Who looks at the page, in which language, and the state of the organisation they see.</summary>
internal sealed record PageCaller(OrgTransaction Transaction, Guid User, int Language)
{
    public Schema Schema => Transaction.Schema;

    /// <summary>Answers with what is read for the signed-in user: 401 without one, 404 where there is nothing.</summary>
    public static IResult Answer(HttpContext http, OrgDatabase database, Func<PageCaller, object?> read)
    {
        http.Response.Headers.CacheControl = "no-store";
        if (Callers.Find(http.Request, database) is not { } user)
            return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var found = database.Read(transaction => read(new PageCaller(transaction, user, UserLanguage.Of(transaction, user))));
        return found is null ? Results.NotFound() : Results.Json(found);
    }

    public bool May(AccessRight right, Table table) => UserRights.Of(Transaction, User).DepthOf(right, table) != Depth.None;

    /// <summary>Rows of a platform table whose column has a value.</summary>
    public IReadOnlyList<Entity> Rows(string table, string column, object value) =>
        Transaction.Select(new RowQuery(table) { Filter = new Filter.Condition(new ColumnPath(null, column), "eq", [value]) });

    /// <summary>The name of an imported view, form or app in the caller's language.</summary>
    public string NameOf(Entity row) => LocalizedText.OfJson(row.GetAttributeValue<string?>("localizednames"), Language)
        ?? row.GetAttributeValue<string?>("name") ?? "";
}
