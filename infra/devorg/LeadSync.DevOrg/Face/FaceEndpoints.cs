using LeadSync.DevOrg.Administration;
using LeadSync.DevOrg.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadSync.DevOrg.Face;

/// <summary>Everything the rep's page needs besides the Web API: its files, signing in, page metadata, web resources.</summary>
internal static class FaceEndpoints
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var app = routes.MapGroup("").AddEndpointFilter(AdministrationEndpoints.LoopbackOnly);
        app.MapGet("/", (HttpContext http) => PageFiles.Answer(http, "index.html"));
        app.MapGet("/page/{**file}", (HttpContext http, string file) => PageFiles.Answer(http, file));
        app.MapGet("/favicon.ico", () => Results.NoContent());
        app.MapGet("/WebResources/{**name}", (HttpContext http, OrgDatabase database, string name) => WebResources.Answer(http, database, name));
        app.MapPost("/devorg/signin", SignIn.In);
        app.MapPost("/devorg/signout", SignIn.Out);
        var page = app.MapGroup("/devorg/page");
        page.MapGet("/users", (OrgDatabase database) => Results.Json(SignIn.People(database)));
        page.MapGet("/session", (HttpContext http, OrgDatabase database) => SignIn.Session(http, database));
        page.MapGet("/app", (HttpContext http, OrgDatabase database) => PageCaller.Answer(http, database, AppPage.Read));
        page.MapGet("/tables/{table}", (HttpContext http, OrgDatabase database, string table) =>
            PageCaller.Answer(http, database, caller => TablePage.Read(caller, table)));
        page.MapGet("/tables/{table}/views", (HttpContext http, OrgDatabase database, string table) =>
            PageCaller.Answer(http, database, caller => ViewPage.Read(caller, table)));
        page.MapGet("/tables/{table}/form", (HttpContext http, OrgDatabase database, string table) =>
            PageCaller.Answer(http, database, caller => FormPage.Read(caller, table)));
    }
}
