using System.Text.Json;
using LeadSync.Domain.Scoring;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;

namespace LeadSync.Functions.SimulateModel;

/// <summary>POST /api/operations/simulate: a model in, a line of JSON per person who would move out, as they are found.</summary>
internal static class SimulateEndpoint
{
    private const long LongestModel = 1024 * 1024;

    /// <summary>Bytes that may wait to be sent before the walk waits for the caller.</summary>
    private const int Flush = 16 * 1024;

    private static readonly byte[] LineEnd = "\n"u8.ToArray();

    public static RouteGroupBuilder MapSimulate(this RouteGroupBuilder operations)
    {
        operations.MapPost("/simulate", (Delegate)Simulate).WithMetadata(new RequestSizeLimitAttribute(LongestModel));
        return operations;
    }

    private static async Task<IResult> Simulate(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var reading = ScoringModelJson.Load(await reader.ReadToEndAsync(context.RequestAborted));
        if (reading.Model is not { } draft)
            return Results.Problem(
                "The model cannot be used.", statusCode: StatusCodes.Status400BadRequest,
                extensions: new Dictionary<string, object?> { ["errors"] = reading.Errors });
        if (context.RequestServices.GetService<Simulation>() is not { } simulation)
            return Results.Problem("There is no CRM to read leads and models from.", statusCode: StatusCodes.Status503ServiceUnavailable);
        var start = await simulation.Start(draft, context.RequestAborted);
        return start.Failed
            ? Results.Problem($"The CRM cannot be read now: {start.Error.Fault}.", statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Stream(output => Write(simulation.Run(start.Value, context.RequestAborted), output, context), "application/x-ndjson");
    }

    private static async Task Write(IAsyncEnumerable<SimulationLine> lines, Stream output, HttpContext context)
    {
        context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        var waiting = 0;
        await foreach (var line in lines)
        {
            var json = JsonSerializer.SerializeToUtf8Bytes(line.Content, JsonSerializerOptions.Web);
            await output.WriteAsync(json, context.RequestAborted);
            await output.WriteAsync(LineEnd, context.RequestAborted);
            waiting += json.Length;
            if (!line.IsUrgent && waiting < Flush) continue;
            await output.FlushAsync(context.RequestAborted);
            waiting = 0;
        }
    }
}
