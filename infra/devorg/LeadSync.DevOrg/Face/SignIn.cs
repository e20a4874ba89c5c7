using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Storage;
using LeadSync.DevOrg.WebApi;
using Microsoft.AspNetCore.Http;

namespace LeadSync.DevOrg.Face;

/// <summary>Picking a user is all there is to signing in: this organisation lives on its user's own machine.</summary>
internal static class SignIn
{
    private const int ApplicationAccess = 4;

    /// <summary>The body of POST /devorg/signin.</summary>
    internal sealed record Choice(Guid User);

    /// <summary>Sets the cookie. 204; 400 for someone who cannot sign in; 403 without the page's header.</summary>
    public static IResult In(HttpContext http, OrgDatabase database, Choice choice)
    {
        if (!Callers.IsFromPage(http.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        if (!People(database).Any(person => person.Id == choice.User))
            return Results.BadRequest();
        var token = database.Read(transaction =>
            (string)transaction.Rows("SELECT token FROM _token WHERE user = $1", StoredValue.Text(choice.User))[0][0]!);
        http.Response.Cookies.Append(Callers.CookieName, token, Options(http));
        return Results.NoContent();
    }

    /// <summary>Takes the cookie away. 204; 403 without the page's header.</summary>
    public static IResult Out(HttpContext http)
    {
        if (!Callers.IsFromPage(http.Request))
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        http.Response.Cookies.Delete(Callers.CookieName, Options(http));
        return Results.NoContent();
    }

    /// <summary>Who may sign in: people with a token; applications use theirs without a page.</summary>
    public static IReadOnlyList<Person> People(OrgDatabase database) => database.Read(transaction =>
    {
        var known = transaction.Rows("SELECT user FROM _token").Select(row => Guid.Parse((string)row[0]!)).ToHashSet();
        return transaction.Select(new RowQuery("systemuser") { Order = [new(new ColumnPath(null, "fullname"), false)] })
            .Where(user => known.Contains(user.Id) && user.GetAttributeValue<int?>("accessmode") != ApplicationAccess)
            .Select(user => new Person(user.Id, user.GetAttributeValue<string?>("fullname") ?? "", UserLanguage.Of(transaction, user.Id), HeldRoles.NamesOf(transaction, user.Id)))
            .ToList();
    });

    /// <summary>The signed-in user, or 204: nobody being signed in is no error.</summary>
    public static IResult Session(HttpContext http, OrgDatabase database) => Callers.Find(http.Request, database) is null
        ? Results.NoContent()
        : PageCaller.Answer(http, database, caller => new Person(
            caller.User,
            caller.Transaction.Find("systemuser", caller.User, ["fullname"])?.GetAttributeValue<string?>("fullname") ?? "",
            caller.Language,
            HeldRoles.NamesOf(caller.Transaction, caller.User)));

    private static CookieOptions Options(HttpContext http) =>
        new() { HttpOnly = true, SameSite = SameSiteMode.Strict, Secure = http.Request.IsHttps, Path = "/" };

    /// <summary>A user by name; the language is the LCID of the user interface.</summary>
    internal sealed record Person(Guid Id, string Name, int Language, IReadOnlyList<string> Roles);
}
