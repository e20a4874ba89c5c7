using LeadSync.Functions.Hosting.FunctionsHost;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Scheduling;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.Hosting.FunctionsHost;

/// <summary>The function.json files say the same as the program: what one of them lacks would never be called, or call nobody.</summary>
public sealed class FunctionCatalogueTests
{
    private static readonly IReadOnlyList<FunctionEntry> Functions = FunctionCatalogue.Read(AppContext.BaseDirectory);

    [Fact]
    public async Task Every_queue_with_a_handler_has_one_function_and_the_host_groups_messages_as_the_handler_wants_them()
    {
        await using var leadSync = await WithCrm();
        var handlers = leadSync.Services.GetServices<QueueSubscription>().Select(each => (each.Queue, IsBatch: each.Settings.BatchSize > 1));
        Assert.Equal(handlers.Order(), Functions.OfType<FunctionEntry.OfQueue>().Select(each => (each.Queue, each.IsBatch)).Order());
    }

    [Fact]
    public async Task Every_job_has_one_function_with_its_schedule()
    {
        await using var leadSync = await WithCrm();
        var jobs = leadSync.Services.GetServices<JobSchedule>().Select(each => (each.Name, each.Expression));
        Assert.Equal(jobs.Order(), Functions.OfType<FunctionEntry.OfTimer>().Select(each => (each.Name, each.Schedule)).Order());
    }

    [Fact]
    public async Task Every_endpoint_below_api_has_one_function_with_its_route_and_methods()
    {
        await using var leadSync = await WithCrm();
        var endpoints = leadSync.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods.Select(method => (Route: endpoint.RoutePattern.RawText!["/api/".Length..], method)))
            // The handshake has one path of its own among those of the sources.
            .Select(each => each.Route == "activities/cloudevents" ? ("activities/{source}", each.method) : each);
        var functions = Functions.OfType<FunctionEntry.OfHttp>().SelectMany(function => function.Methods.Select(method => (function.Route, method)));
        Assert.Equal(endpoints.Order(), functions.Order());
    }

    [Fact]
    public void Function_json_without_a_known_trigger_is_named()
    {
        using var folder = new LeadSync.Tests.Shared.TemporaryFolder();
        Directory.CreateDirectory(folder.File("Odd"));
        File.WriteAllText(folder.File("Odd/function.json"), """{"bindings":[{"type":"blobTrigger"}]}""");
        var error = Assert.Throws<InvalidDataException>(() => FunctionCatalogue.Read(folder.Path));
        Assert.Contains("Odd/function.json", error.Message, StringComparison.Ordinal);
    }

    private static Task<RunningLeadSync> WithCrm() => RunningLeadSync.Start(
        pump: false, settings: new Dictionary<string, string?> { ["LeadSync:Dataverse:Url"] = "http://127.0.0.1:1", ["FUNCTIONS_CUSTOMHANDLER_PORT"] = "1" });
}
