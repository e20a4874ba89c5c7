using LeadSync.Domain.Activities;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Operations;
using LeadSync.Functions.People;

namespace LeadSync.Functions.UnmergePeople;

/// <summary>POST /api/operations/unmerge: takes people apart who were merged by mistake.</summary>
internal static class UnmergeEndpoint
{
    private sealed record Request(string? Key);

    public static RouteGroupBuilder MapUnmerge(this RouteGroupBuilder operations)
    {
        operations.MapPost("/unmerge", Unmerge);
        return operations;
    }

    private static async Task<IResult> Unmerge(HttpContext context, PersonDirectory directory, MergeUndo undo, IServiceProvider services)
    {
        var (body, problem) = await OperationsEndpoint.Read<Request>(context);
        if (problem is not null) return problem;
        if (body!.Key is null || PersonKey.Parse(body.Key) is not { } key)
            return Results.Problem("key must be written email:…, cookie:… or source:id.", statusCode: StatusCodes.Status400BadRequest);
        if (await directory.Find(key, context.RequestAborted) is not { } person)
            return Results.Problem("Nobody has this key.", statusCode: StatusCodes.Status404NotFound);
        var apart = await undo.Undo(person, context.RequestAborted);
        if (apart.Count == 0)
            return Results.Problem("The person of this key was not merged with anybody.", statusCode: StatusCodes.Status409Conflict);
        // Without a CRM nobody reads that queue; the markers are enough for the day there is one.
        if (services.GetService<DirtyPeople>() is { } dirty) await dirty.Mark(apart, context.RequestAborted);
        return Results.Json(new { persons = apart });
    }
}
