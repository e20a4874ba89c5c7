using System.Net;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LeadSync.DevOrg.Administration;

/// <summary>A user as the command line and the sign-in of the rep's page list them.</summary>
/// <param name="Id">The systemuserid.</param>
/// <param name="Name">The full name.</param>
/// <param name="Mail">The primary e-mail address, also the user name.</param>
/// <param name="Language">LCID of the user interface.</param>
/// <param name="Roles">Names of the user's security roles.</param>
/// <param name="Token">The bearer token; also the value of the page's cookie.</param>
public sealed record OrgUser(Guid Id, string Name, string? Mail, int Language, IReadOnlyList<string> Roles, string Token);

/// <summary>/devorg/users and /devorg/faults: the stand-in's own administration, for the machine it runs on only.</summary>
internal static class AdministrationEndpoints
{
    public static void Map(IEndpointRouteBuilder app)
    {
        var group = app.MapGroup("/devorg").AddEndpointFilter(LoopbackOnly);
        group.MapGet("/users", (OrgDatabase database) => Users(database));
        group.MapGet("/faults", (FaultInjection faults) => faults.Plan);
        group.MapPost("/faults", (FaultPlan plan, FaultInjection faults) => Set(faults, plan));
        group.MapDelete("/faults", (FaultInjection faults) => Set(faults, new FaultPlan()));
    }

    /// <summary>The people who can sign in, SYSTEM not among them.</summary>
    public static IReadOnlyList<OrgUser> Users(OrgDatabase database) => database.Read(transaction =>
    {
        var tokens = transaction.Rows("SELECT user, token FROM _token").ToDictionary(row => Guid.Parse((string)row[0]!), row => (string)row[1]!);
        return transaction.Select(new RowQuery("systemuser") { Order = [new(new ColumnPath(null, "createdon"), false)] })
            .Where(user => tokens.ContainsKey(user.Id))
            .Select(user => new OrgUser(
                user.Id,
                user.GetAttributeValue<string>("fullname"),
                user.GetAttributeValue<string>("internalemailaddress"),
                UserLanguage.Of(transaction, user.Id),
                HeldRoles.NamesOf(transaction, user.Id),
                tokens[user.Id]))
            .ToList();
    });

    private static IResult Set(FaultInjection faults, FaultPlan plan)
    {
        if (plan.LatencyMilliseconds is < 0 or > 600_000 || plan.RetryAfterSeconds < 0)
            return Results.BadRequest("latencyMilliseconds must be 0 to 600000, retryAfterSeconds 0 or more.");
        faults.Plan = plan;
        return Results.Ok(plan);
    }

    /// <summary>The name asked for is checked too: a foreign page could have its own name resolve to this machine.</summary>
    /// <summary>Lets nobody in from elsewhere, nor a page that has bent its own name to this machine.</summary>
    public static async ValueTask<object?> LoopbackOnly(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        var isLocal = http.Connection.RemoteIpAddress is not { } address || IPAddress.IsLoopback(address);
        return isLocal && http.Request.Host.Host is ("localhost" or "127.0.0.1" or "[::1]")
            ? await next(context)
            : Results.StatusCode(StatusCodes.Status403Forbidden);
    }
}
