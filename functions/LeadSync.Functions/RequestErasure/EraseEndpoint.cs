using LeadSync.Domain.Activities;
using LeadSync.Functions.ErasePeople;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Operations;
using LeadSync.Functions.People;

namespace LeadSync.Functions.RequestErasure;

/// <summary>POST /api/operations/erase: forgets a person everywhere, and keeps it forgotten (see ErasePeople).</summary>
internal static class EraseEndpoint
{
    private sealed record Request(string? Key, bool EvenIfUnknown = false, bool Lift = false);

    public static RouteGroupBuilder MapErase(this RouteGroupBuilder operations)
    {
        operations.MapPost("/erase", Erase);
        return operations;
    }

    private static async Task<IResult> Erase(HttpContext context, PersonDirectory directory, Tombstones tombstones, IMessageQueue queue, TimeProvider time)
    {
        var cancel = context.RequestAborted;
        var (body, problem) = await OperationsEndpoint.Read<Request>(context);
        if (problem is not null) return problem;
        if (body!.Key is null || PersonKey.Parse(body.Key) is not { } key)
            return Results.Problem("key must be written email:…, cookie:… or source:id.", statusCode: StatusCodes.Status400BadRequest);
        if (body.Lift)
            return await tombstones.Lift(key, cancel) ? Results.Json(new { lifted = true }) : Results.Problem("This key was not erased.", statusCode: StatusCodes.Status404NotFound);
        var person = await directory.Find(key, cancel);
        if (person is null && !body.EvenIfUnknown)
            return Results.Problem("Nobody has this key. With evenIfUnknown its activities are refused from now on.", statusCode: StatusCodes.Status404NotFound);
        var now = time.GetUtcNow();
        var (persons, keys) = await new Burial(directory, tombstones).Bury(key, person, now, cancel);
        var erasure = new Erasure(Guid.CreateVersion7(now).ToString("n"), persons, [.. keys.Select(each => each.Value)], IsLast: false);
        await queue.Send(Queues.Erasures, [.. erasure.Parts().Select(part => part.ToMessage(now))], cancel);
        return Results.Json(new { erasure = erasure.Id }, statusCode: StatusCodes.Status202Accepted);
    }
}
