using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.ApplyCrmChanges;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.Records;
using LeadSync.Functions.Routing;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.Routing;

/// <summary>LeadSync as its host puts it together, on a real database file, against a stand-in CRM with leads, users and rules.</summary>
internal sealed class RoutingScene : IAsyncDisposable
{
    /// <summary>A Wednesday, 11:00 in Berlin.</summary>
    public static readonly DateTimeOffset Start = new(2026, 11, 25, 10, 0, 0, TimeSpan.Zero);

    private readonly string folder = Directory.CreateTempSubdirectory("leadsync-").FullName;
    private readonly ServiceProvider services;
    private readonly CrmStandIn server;

    private RoutingScene(CrmStandIn server, RoutingCrm crm, Func<IPartitionStore, IPartitionStore> wrap)
    {
        (this.server, Crm) = (server, crm);
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["LeadSync:DataFolder"] = folder, ["LeadSync:Dataverse:Url"] = server.Url, ["LeadSync:Dataverse:Token"] = "t", ["LeadSync:Dataverse:Tries"] = "1",
        }).Build();
        services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(Time).AddLeadSync(configuration)
            .AddSingleton<IPartitionStore>(provider => wrap(ActivatorUtilities.CreateInstance<SqliteStore>(provider))).BuildServiceProvider();
        Calendar = Crm.Add("ls_calendars", new JsonObject
        {
            ["ls_timezone"] = "Europe/Berlin", ["ls_isdefault"] = true,
            ["ls_week"] = """{"mon":[["09:00","17:00"]],"tue":[["09:00","17:00"]],"wed":[["09:00","17:00"]],"thu":[["09:00","17:00"]],"fri":[["09:00","17:00"]]}""",
        });
        Template = Crm.Add("ls_tasktemplates", new JsonObject
        {
            ["ls_subject"] = "Call", ["ls_germansubject"] = "Anrufen", ["ls_kind"] = TaskKind.PhoneCall, ["ls_dueminutes"] = 240, ["ls_businesstime"] = true,
            ["ls_details"] = "Ask", ["ls_germandetails"] = "Fragen",
        });
        Queue = Guid.NewGuid();
    }

    public RoutingCrm Crm { get; }

    public ManualTime Time { get; } = new(Start);

    public Guid Calendar { get; }

    public Guid Template { get; }

    public Guid Queue { get; }

    /// <summary>Who owns leads before they are routed: LeadSync's own user.</summary>
    public Guid Integration { get; private set; }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public static async Task<RoutingScene> Begin(Func<IPartitionStore, IPartitionStore>? wrap = null)
    {
        var crm = new RoutingCrm();
        var scene = new RoutingScene(await CrmStandIn.Start(crm.Answer), crm, wrap ?? (store => store));
        scene.Integration = scene.User();
        return scene;
    }

    public T Get<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>One more of it, as another process has it.</summary>
    public T Another<T>(params object[] parts) => ActivatorUtilities.CreateInstance<T>(services, parts);

    public Guid User(bool isDisabled = false, int language = 1033)
    {
        var user = Crm.Add("systemusers", new JsonObject { ["isdisabled"] = isDisabled });
        Crm.Table("usersettingscollection")[user] = new JsonObject { ["systemuserid"] = user.ToString(), ["uilanguageid"] = language };
        return user;
    }

    public Guid Team(params Guid[] members)
    {
        var team = Guid.NewGuid();
        foreach (var member in members) Crm.Add("teammemberships", new JsonObject { ["teamid"] = team, ["systemuserid"] = member });
        return team;
    }

    public void Seller(Guid user, int? capacity = null, int weight = 1) =>
        Crm.Add("ls_sellers", new JsonObject { ["_ls_userid_value"] = user, ["ls_capacity"] = capacity, ["ls_weight"] = weight });

    public Guid Rule(int order, int target, JsonObject? more = null)
    {
        var row = more ?? [];
        (row["ls_name"], row["ls_order"], row["ls_target"]) = ($"rule {order}", order, target);
        row["_ls_tasktemplateid_value"] = Template;
        return Crm.Add("ls_routingrules", row);
    }

    public Guid CatchAll() => Rule(1000, RoutingTarget.Queue, new JsonObject { ["_ls_queueid_value"] = Queue });

    public Guid InTurn(Guid team, int order = 10) => Rule(order, RoutingTarget.TeamInTurn, new JsonObject { ["_ls_teamid_value"] = team });

    public Guid Lead(int stage = LeadStage.QualifiedLead, int score = 60, Guid? account = null) => Crm.Add("leads", new JsonObject
    {
        ["fullname"] = "Ada Lovelace", ["telephone1"] = "+49 89 1", [Schema.Lead.Stage] = stage, [Schema.Lead.StageEnteredOn] = "2026-11-25T09:59:00Z", [Schema.Lead.Score] = score,
        ["_ownerid_value"] = Integration, ["_owninguser_value"] = Integration, [$"_{Schema.Lead.MappedAccountId}_value"] = account,
    });

    /// <summary>Looks at leads, in one batch.</summary>
    public async Task<IReadOnlyList<MessageOutcome>> Look(params Guid[] leads) =>
        (await Get<LookAtRecordsHandler>().Handle([.. leads.Select(lead => Message(new RecordRef(RecordKind.Lead, lead)))], Cancel)).Outcomes;

    /// <summary>Null when it is done, else the name of what kept it.</summary>
    public async Task<string?> Reassign(Guid lead, string key, Guid? user = null, Guid? queue = null, Guid? team = null)
    {
        var record = (await Get<RecordReader>().Read([new RecordRef(RecordKind.Lead, lead)], Cancel)).Value!.Single();
        return (await Get<ILeadRouting>().Reassign(new Reassignment(record, key, user, queue, team), Cancel))?.Fault.ToString();
    }

    /// <summary>A row changed in the CRM; gives the leads that are looked at for it.</summary>
    public async Task<IReadOnlyList<string>> Changed(string table, Guid id)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(new { table, id, message = "Update" });
        var result = await Get<ApplyCrmChangesHandler>().Handle([new ReceivedMessage("m", body, 1, 0, Start)], Cancel);
        Assert.IsType<MessageOutcome.Done>(Assert.Single(result.Outcomes));
        return await TakeMarked();
    }

    /// <summary>The leads that wait to be looked at, taken out of the queue.</summary>
    public async Task<IReadOnlyList<string>> TakeMarked()
    {
        var queue = Get<IPeekLockQueue>();
        var leased = await queue.Receive(Queues.Records, 1000, TimeSpan.FromMinutes(1), Cancel);
        await queue.Settle(Queues.Records, [.. leased.Select(message => new Settlement(message.Lock, MessageOutcome.Done.Instance))], Cancel);
        return [.. leased.Select(message => message.Message.Id)];
    }

    public Task Forget() => Get<RoutingDirectory>().Invalidate(Cancel);

    public JsonObject LeadRow(Guid lead) => Crm.Table("leads")[lead];

    public Guid OwnerOf(Guid lead) => Guid.Parse(LeadRow(lead)["_ownerid_value"]!.ToString());

    /// <summary>Somebody gives a lead to somebody by hand.</summary>
    public void Give(Guid lead, Guid user) => (LeadRow(lead)["_ownerid_value"], LeadRow(lead)["_owninguser_value"]) = (user.ToString(), user.ToString());

    public JsonObject[] Calls => [.. Crm.Table("phonecalls").Values];

    public JsonObject[] Decisions => [.. Crm.Table("ls_routingdecisions").Values];

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static ReceivedMessage Message(RecordRef record)
    {
        var message = record.ToMessage();
        return new ReceivedMessage(message.Id, message.Body, 1, 0, Start);
    }
}
