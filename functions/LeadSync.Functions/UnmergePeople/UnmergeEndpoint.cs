using LeadSync.Domain.Activities;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Operations;
using LeadSync.Functions.People;

namespace LeadSync.Functions.UnmergePeople;

/// <summary>POST /api/operations/unmerge: takes people apart who were merged by mistake.</summary>
internal static class UnmergeEndpoint
{
    private sealed record Request(string? Key, string? Person);

    public static RouteGroupBuilder MapUnmerge(this RouteGroupBuilder operations)
    {
        operations.MapPost("/unmerge", Unmerge);
        return operations;
    }

    private static async Task<IResult> Unmerge(HttpContext context, PersonDirectory directory, MergeUndo undo, IServiceProvider services)
    {
        var (body, problem) = await OperationsEndpoint.Read<Request>(context);
        if (problem is not null) return problem;
        if (body!.Key is null == body.Person is null)
            return Results.Problem("Give either key or person, one of them.", statusCode: StatusCodes.Status400BadRequest);
        if (body.Person is "" || (body.Key is not null && PersonKey.Parse(body.Key) is null))
            return Results.Problem("key must be written email:…, cookie:… or source:id; person must be an id.", statusCode: StatusCodes.Status400BadRequest);
        if (await Find(body, directory, context.RequestAborted) is not { } person)
            return Results.Problem(body.Key is null ? "Nobody has this id." : "Nobody has this key.", statusCode: StatusCodes.Status404NotFound);
        var apart = await undo.Undo(person, context.RequestAborted);
        if (apart.Count == 0)
            return Results.Problem("This person was not merged with anybody.", statusCode: StatusCodes.Status409Conflict);
        // Without a CRM nobody reads that queue; the markers are enough for the day there is one.
        if (services.GetService<DirtyPeople>() is { } dirty) await dirty.Mark(apart, context.RequestAborted);
        return Results.Json(new { persons = apart });
    }

    private static async Task<string?> Find(Request body, PersonDirectory directory, CancellationToken cancel)
    {
        if (body.Key is not null) return await directory.Find(PersonKey.Parse(body.Key)!, cancel);
        return await directory.Exists(body.Person!, cancel) ? body.Person : null;
    }
}
