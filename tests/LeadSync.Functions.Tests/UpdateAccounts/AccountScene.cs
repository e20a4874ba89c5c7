using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Domain.Activities;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.RecordActivities;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Functions.UpdateAccounts;
using LeadSync.Schema;
using NodaTime;

namespace LeadSync.Functions.Tests.UpdateAccounts;

/// <summary>LeadSync on a real database file, against a stand-in CRM with accounts; the pump does not run.</summary>
internal sealed class AccountScene : IAsyncDisposable
{
    private readonly CrmScene scene;

    private AccountScene(CrmScene whole)
    {
        scene = whole;
        scene.Crm.Fault = Tables.Answer;
    }

    public AccountTables Tables { get; } = new();

    public CrmScene Crm => scene;

    public int Writes => scene.Server.Writes.Count();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<AccountScene> Start(TimeProvider? time = null) => new(await CrmScene.Start(time: time));

    public Guid AddAccount(JsonObject? columns = null)
    {
        var id = Guid.NewGuid();
        Tables.Accounts[id] = columns ?? [];
        Tables.Accounts[id]["accountid"] = id;
        return id;
    }

    public Guid AddSegment(string? criteria, int leads = 50, int? accounts = null, int priority = 1)
    {
        var id = Guid.NewGuid();
        Tables.Segments[id] = new JsonObject
        {
            ["ls_segmentid"] = id, ["ls_name"] = "Makers", ["ls_criteria"] = criteria, ["ls_priority"] = priority,
            ["ls_leadthreshold"] = leads, ["ls_accountthreshold"] = accounts,
        };
        return id;
    }

    public Guid AddRange(string cidr, Guid account)
    {
        var id = Guid.NewGuid();
        Tables.Ranges[id] = new JsonObject { ["ls_networkrangeid"] = id, ["ls_cidr"] = cidr, ["_ls_accountid_value"] = account };
        return id;
    }

    public Guid AddRole(int role, Guid account)
    {
        var id = Guid.NewGuid();
        Tables.Roles[id] = new JsonObject { ["ls_buyingroleid"] = id, ["ls_role"] = role, ["_ls_accountid_value"] = account };
        return id;
    }

    /// <summary>Somebody of the account does something; gives the person.</summary>
    public async Task<string> Did(Guid account, string key, string kind, params (string Field, string Value)[] attributes)
    {
        var person = await scene.Did(key, kind, null, attributes);
        await scene.Get<AccountMembers>().Move(person, null, account, Cancel);
        return person;
    }

    /// <summary>Anonymous visits come in from these addresses, all as one message.</summary>
    public async Task Visit(params string[] addresses)
    {
        var now = SystemClock.Instance.GetCurrentInstant();
        var visits = addresses.Select(address => new ReportedActivity(new Activity
        {
            Id = Guid.NewGuid().ToString(), Source = "site", Kind = ActivityKind.Visit, OccurredAt = now, ReceivedAt = now, Keys = [],
            Properties = new Dictionary<string, PropertyValue> { ["ip"] = new PropertyValue.Text(address) },
        }, new Dictionary<string, string>()));
        var batch = ActivityBatch.ToMessages(visits).Select(message => new ReceivedMessage(message.Id, message.Body, 1, 0, DateTimeOffset.UtcNow));
        Assert.All((await scene.Get<ActivitiesRecorder>().Handle([.. batch], Cancel)).Outcomes, outcome => Assert.IsType<MessageOutcome.Done>(outcome));
    }

    /// <summary>Handles one batch of the queue "accounts"; gives the only outcome.</summary>
    public async Task<MessageOutcome> Update(params Guid[] accounts)
    {
        var batch = accounts.Select(AccountMessage.Of).Select(message => new ReceivedMessage(message.Id, message.Body, 1, 0, DateTimeOffset.UtcNow));
        return (await scene.Get<UpdateAccountsHandler>().Handle([.. batch], Cancel)).Outcomes.Distinct().Single();
    }

    /// <summary>Handles all that waits in the queue "accounts"; gives how many messages that were.</summary>
    public async Task<int> UpdateWaiting()
    {
        var queue = scene.Get<IPeekLockQueue>();
        var leased = await queue.Receive(Queues.Accounts, 100, TimeSpan.FromMinutes(1), Cancel);
        if (leased.Count == 0) return 0;
        var result = await scene.Get<UpdateAccountsHandler>().Handle([.. leased.Select(message => message.Message)], Cancel);
        await queue.Settle(Queues.Accounts, [.. leased.Zip(result.Outcomes, (message, outcome) => new Settlement(message.Lock, outcome))], Cancel);
        return leased.Count;
    }

    /// <summary>A row changed in the CRM.</summary>
    public async Task Changed(string table, Guid id)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { table, id, message = "Update" });
        var result = await scene.Get<ApplyCrmChangesHandler>().Handle([new ReceivedMessage("m", body, 1, 0, DateTimeOffset.UtcNow)], Cancel);
        Assert.IsType<MessageOutcome.Done>(Assert.Single(result.Outcomes));
    }

    /// <summary>The people who wait in the queue "dirty", taken out of it.</summary>
    public async Task<IReadOnlyList<string>> TakeDirtyPeople()
    {
        var queue = scene.Get<IPeekLockQueue>();
        var leased = await queue.Receive(Queues.Dirty, 100, TimeSpan.FromMinutes(1), Cancel);
        await queue.Settle(Queues.Dirty, [.. leased.Select(message => new Settlement(message.Lock, MessageOutcome.Done.Instance))], Cancel);
        return [.. leased.Select(message => message.Message.Id)];
    }

    public decimal Score(Guid account) => (decimal)Tables.Accounts[account][Account.Score]!;

    public Dictionary<string, double> Reasons(Guid account)
    {
        using var why = JsonDocument.Parse(Encoding.UTF8.GetBytes((string)Tables.Accounts[account][Account.Explanation]!));
        return why.RootElement.GetProperty("reasons").EnumerateArray()
            .ToDictionary(reason => reason.GetProperty("rule").GetString()!, reason => reason.GetProperty("points").GetDouble());
    }

    public ValueTask DisposeAsync() => scene.DisposeAsync();
}
