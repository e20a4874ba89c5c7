using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.CheckHealth;

/// <summary>
/// Looks at everything that LeadSync needs, from where LeadSync runs and as who it is: state by writing a row, queues by sending
/// what is recognised and dropped, the CRM by asking who we are. The checks run side by side, each within a limit.
/// </summary>
internal sealed class DeploymentHealth(
    IPartitionStore store, IMessageQueue queue, IServiceProvider services, IConfiguration configuration, TimeProvider time)
{
    private const string Row = "check";

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(20);

    private static readonly string[] AllQueues =
    [
        Queues.Activities, Queues.Dirty, Queues.Changes, Queues.CrmEvents, Queues.Accounts, Queues.Rescans, Queues.Remaps, Queues.Erasures,
        Queues.Records, Queues.Timers, Queues.Replans,
    ];

    public async Task<IReadOnlyList<HealthCheck>> Examine(CancellationToken cancel)
    {
        var adapters = Adapters.Of(configuration);
        List<Task<IEnumerable<HealthCheck>>> running =
        [
            Within("state", StoreFix(adapters), State, cancel),
            .. AllQueues.Select(name => Within($"queue {name}", QueueFix(adapters, name), token => Queue(name, token), cancel)),
        ];
        if (services.GetService<CrmHealth>() is { } crm)
            running.Add(Within("CRM", "Look at LeadSync:Dataverse:Url and LeadSync:Dataverse:Identity.", crm.Examine, cancel));
        var checks = (await Task.WhenAll(running)).SelectMany(found => found);
        return [.. Settings(adapters), .. checks];
    }

    private IEnumerable<HealthCheck> Settings(Adapters adapters)
    {
        var options = services.GetRequiredService<IOptions<LeadSyncOptions>>().Value;
        var home = configuration.HomeOf();
        yield return new HealthCheck("home", home == Home.Standalone || adapters is { Store: StoreKind.Tables, Queue: QueueKind.ServiceBus },
            $"{home}, state in {adapters.Store}, messages in {adapters.Queue}",
            "Under the Functions host a file is lost with its machine: set LeadSync:Tables:Endpoint and ServiceBus:fullyQualifiedNamespace.");
        yield return new HealthCheck("sources", options.Sources.Count > 0, options.Sources.Count > 0 ? string.Join(", ", options.Sources.Keys.Order()) : "none",
            "Set LeadSync:Sources:mautic:Secret or LeadSync:Sources:cloudevents:Secret: without a source nothing comes in.");
        yield return new HealthCheck("CRM changes key", options.CrmChangesKey.Length > 0, options.CrmChangesKey.Length > 0 ? "set" : "not set",
            "Set LeadSync:CrmChangesKey to what the CRM's webhook sends as x-leadsync-key: without it every call of the CRM is refused.");
        var hasCrm = services.GetService<CrmHealth>() is not null;
        if (!hasCrm) yield return new HealthCheck("CRM", false, "not set", "Set LeadSync:Dataverse:Url: without a CRM all work for it waits.");
    }

    private async Task<IEnumerable<HealthCheck>> State(CancellationToken cancel)
    {
        var partition = new Partition("health", Guid.CreateVersion7(time.GetUtcNow()).ToString("n"));
        var started = time.GetTimestamp();
        await store.Commit(partition, [new RowOperation.Upsert(Row, [1])], cancel);
        var isThere = await store.Get(partition, Row, cancel) is not null;
        await store.Commit(partition, [new RowOperation.Delete(Row)], cancel);
        var took = time.GetElapsedTime(started).TotalMilliseconds;
        return [new HealthCheck("state", isThere, isThere ? $"a row was written, read and deleted in {took:0} ms" : "a row that was written is not there", "Look at the account of the tables.")];
    }

    private async Task<IEnumerable<HealthCheck>> Queue(string name, CancellationToken cancel)
    {
        await queue.Send(name, [HealthMessage.New(time.GetUtcNow())], cancel);
        return [new HealthCheck($"queue {name}", true, "takes messages", "")];
    }

    private async Task<IEnumerable<HealthCheck>> Within(
        string name, string fix, Func<CancellationToken, Task<IEnumerable<HealthCheck>>> look, CancellationToken cancel)
    {
        using var limit = new CancellationTokenSource(Limit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancel);
        try
        {
            return await look(either.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return [new HealthCheck(name, false, $"no answer within {Limit.TotalSeconds:0} s", fix)];
        }
        catch (OutageException error)
        {
            return [new HealthCheck(name, false, error.Message, fix)];
        }
        // The edge of the examination: whatever else a check meets is what it found.
        catch (Exception error) when (error is not OperationCanceledException)
        {
            return [new HealthCheck(name, false, error.GetType().Name, fix)];
        }
    }

    private static string StoreFix(Adapters adapters) => adapters.Store == StoreKind.Tables
        ? "Grant the identity of LeadSync the role Storage Table Data Contributor, and look at the firewall of the account."
        : "Look at LeadSync:DataFolder: is there room, and may LeadSync write there?";

    private static string QueueFix(Adapters adapters, string name) => adapters.Queue == QueueKind.ServiceBus
        ? $"Make the queue {name} in the namespace, and grant the identity of LeadSync the role Azure Service Bus Data Sender."
        : "Look at LeadSync:DataFolder: is there room, and may LeadSync write there?";
}
