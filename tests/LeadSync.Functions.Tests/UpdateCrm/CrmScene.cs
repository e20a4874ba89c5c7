using System.Text;
using System.Text.Json;
using LeadSync.Domain.Activities;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.RemapLeads;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.UpdateCrm;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace LeadSync.Functions.Tests.UpdateCrm;

/// <summary>LeadSync as its host puts it together, on a real database file, against a stand-in CRM; the pump does not run.</summary>
internal sealed class CrmScene : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("leadsync-").FullName;
    private readonly ServiceProvider services;

    private CrmScene(CrmStandIn server, LittleCrm crm, Admission admission, TimeProvider time)
    {
        (Server, Crm) = (server, crm);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LeadSync:DataFolder"] = folder,
            ["LeadSync:Admission"] = admission.ToString(),
            ["LeadSync:Dataverse:Url"] = server.Url,
            ["LeadSync:Dataverse:Token"] = "t",
            ["LeadSync:Dataverse:Tries"] = "1",
        }).Build();
        services = new ServiceCollection().AddLogging().AddSingleton(time).AddLeadSync(configuration).BuildServiceProvider();
    }

    public CrmStandIn Server { get; }

    public LittleCrm Crm { get; }

    public IPartitionStore Store => services.GetRequiredService<IPartitionStore>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<CrmScene> Start(Admission admission = Admission.Identified, TimeProvider? time = null)
    {
        var crm = new LittleCrm();
        return new CrmScene(await CrmStandIn.Start(crm.Answer), crm, admission, time ?? TimeProvider.System);
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Another of the kind on the same store and CRM, as a restarted process has it.</summary>
    public T Restarted<T>() => ActivatorUtilities.CreateInstance<T>(services);

    /// <summary>Records what somebody did; gives the person.</summary>
    public Task<string> Did(string key, string kind, string? url = null, params (string Field, string Value)[] attributes) =>
        Did(services, key, kind, url, attributes);

    /// <summary>Records any activity.</summary>
    public Task<string> Did(Activity activity) => Record(services, activity, []);

    /// <summary>The same in any host.</summary>
    public static Task<string> Did(IServiceProvider host, string key, string kind, string? url = null, params (string Field, string Value)[] attributes)
    {
        var now = Instant.FromDateTimeOffset(host.GetRequiredService<TimeProvider>().GetUtcNow());
        var activity = new Activity
        {
            Id = Guid.NewGuid().ToString(), Source = "test", Kind = ActivityKind.Parse(kind)!, OccurredAt = now, ReceivedAt = now,
            Keys = [PersonKey.Parse(key)!], Url = url,
        };
        return Record(host, activity, attributes);
    }

    private static async Task<string> Record(IServiceProvider host, Activity activity, (string Field, string Value)[] attributes)
    {
        var person = (await host.GetRequiredService<PersonDirectory>().Link(activity.Keys, Cancel)).Survivor;
        var reported = new ReportedActivity(activity, attributes.ToDictionary(attribute => attribute.Field, attribute => attribute.Value));
        await host.GetRequiredService<PersonLedger>().Record(person, [reported], await host.GetRequiredService<IScoringModels>().Published(Cancel), Cancel);
        return person;
    }

    /// <summary>Handles one batch of the queue "dirty".</summary>
    public async Task<IReadOnlyList<MessageOutcome>> Update(params string[] people)
    {
        var batch = people.Select(person => new ReceivedMessage(person, Encoding.UTF8.GetBytes($$"""{"person":"{{person}}"}"""), 1, 0, DateTimeOffset.UtcNow));
        return (await Get<UpdateCrmHandler>().Handle([.. batch], Cancel)).Outcomes;
    }

    /// <summary>The people who wait in the queue "dirty", taken out of it.</summary>
    public async Task<IReadOnlyList<string>> TakeDirty()
    {
        var queue = Get<IPeekLockQueue>();
        var leased = await queue.Receive(Queues.Dirty, 1000, TimeSpan.FromMinutes(1), Cancel);
        await queue.Settle(Queues.Dirty, [.. leased.Select(message => new Settlement(message.Lock, MessageOutcome.Done.Instance))], Cancel);
        return [.. leased.Select(message => message.Message.Id)];
    }

    /// <summary>A row changed in the CRM.</summary>
    public async Task Changed(string table, Guid id)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { table, id, message = "Update" });
        var result = await Get<ApplyCrmChangesHandler>().Handle([new ReceivedMessage("m", body, 1, 0, DateTimeOffset.UtcNow)], Cancel);
        Assert.IsType<MessageOutcome.Done>(Assert.Single(result.Outcomes));
    }

    /// <summary>Handles the queue "remaps" until it is empty; gives the people who are dirty by it, taken out of their queue.</summary>
    public async Task<IReadOnlyList<string>> Remap()
    {
        var queue = Get<IPeekLockQueue>();
        while (await queue.Receive(Queues.Remaps, 10, TimeSpan.FromMinutes(1), Cancel) is { Count: > 0 } leased)
        {
            var result = await Get<RemapLeadsHandler>().Handle([.. leased.Select(message => message.Message)], Cancel);
            await queue.Settle(Queues.Remaps, [.. leased.Zip(result.Outcomes, (message, outcome) => new Settlement(message.Lock, outcome))], Cancel);
        }
        return await TakeDirty();
    }

    public async Task<bool> IsDirty(string person) => await Store.Get(new Partition("people", person), "dirty", Cancel) is not null;

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
