namespace LeadSync.Functions.CheckHealth;

/// <summary>POST /api/operations/health: a deployment examines itself; 200 with <c>{"checks":[{"name","ok","found","fix"}]}</c>.</summary>
internal static class HealthEndpoint
{
    public static RouteGroupBuilder MapHealth(this RouteGroupBuilder operations)
    {
        operations.MapPost("/health", async (DeploymentHealth health, HttpContext context) =>
            Results.Json(new { checks = await health.Examine(context.RequestAborted) }));
        return operations;
    }
}
