using System.Globalization;
using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Pipeline;
using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Storage;
using LeadSync.DevOrg.Tests.Support;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Tests.Pipeline;

/// <summary>An organisation in a folder of its own, with the lead stage tables and whatever steps a test registers.</summary>
internal sealed class PipelineOrg : IDisposable
{
    public static readonly Guid Sam = new("00000000-0000-0000-0000-00000000005a");
    public static readonly Guid Sabine = new("00000000-0000-0000-0000-00000000005b");
    private readonly string folder = Directory.CreateTempSubdirectory("devorg-").FullName;
    private readonly AsyncOperationSignal signal = new();
    private readonly PluginAssemblyHost plugins = new(PluginRuntime.Worker, TimeProvider.System);
    private int lastId;

    private PipelineOrg()
    {
        Database = new OrgDatabase(Path.Combine(folder, "org.db"), TimeProvider.System);
        Messages = new OrganizationMessages(new EventPipeline(plugins, signal, NullLogger<EventPipeline>.Instance));
    }

    public OrgDatabase Database { get; private set; }

    public OrganizationMessages Messages { get; }

    public static async Task<PipelineOrg> Create()
    {
        var org = new PipelineOrg();
        await org.Write(transaction =>
        {
            StageSchema.Add(transaction);
            org.Put(transaction, new Entity("systemuser", WellKnown.SystemUser) { ["fullname"] = "SYSTEM" });
            org.Put(transaction, new Entity("businessunit", WellKnown.BusinessUnit) { ["name"] = "devorg" });
            org.AddUser(transaction, Sam, 1033);
            org.AddUser(transaction, Sabine, 1031);
        });
        return org;
    }

    /// <summary>Closes the file and opens it again, as a restart does.</summary>
    public void Restart()
    {
        Database.Dispose();
        Database = new OrgDatabase(Path.Combine(folder, "org.db"), TimeProvider.System);
    }

    public WebhookDispatcher Dispatcher(HttpClient http) => new(Database, signal, http, NullLogger<WebhookDispatcher>.Instance);

    public Task Write(Action<OrgTransaction> work) =>
        Database.Write(transaction => { work(transaction); return true; }, CancellationToken.None);

    /// <summary>Runs messages as a user in one transaction.</summary>
    public Task Send(Guid user, Action<OrganizationMessages, CallContext> work, string? tag = null) => Write(transaction =>
        work(Messages, new CallContext { UserId = user, InitiatingUserId = user, Transaction = transaction, Messages = Messages, Tag = tag }));

    public IReadOnlyList<Entity> Rows(string table) => Database.Read(transaction => transaction.Select(new Queries.RowQuery(table)));

    public Guid NextId() => Guid.Parse((++lastId).ToString("x32", CultureInfo.InvariantCulture));

    public Guid Put(OrgTransaction transaction, Entity row)
    {
        if (row.Id == Guid.Empty)
            row.Id = NextId();
        transaction.Insert(row);
        return row.Id;
    }

    public Guid AddAssembly(OrgTransaction transaction, string dll, string type)
    {
        var assembly = Put(transaction, new Entity("pluginassembly") { ["name"] = "plug-ins", ["content"] = Convert.ToBase64String(File.ReadAllBytes(dll)) });
        return Put(transaction, new Entity("plugintype") { ["typename"] = type, ["pluginassemblyid"] = new EntityReference("pluginassembly", assembly) });
    }

    public void AddStep(OrgTransaction transaction, Entity step, string message, EntityReference handler, string? preImage = null)
    {
        var messageId = transaction.Select(new Queries.RowQuery("sdkmessage")).FirstOrDefault(row => (string)row["name"] == message)?.Id
            ?? Put(transaction, new Entity("sdkmessage") { ["name"] = message });
        step["sdkmessageid"] = new EntityReference("sdkmessage", messageId);
        step["eventhandler"] = handler;
        var id = Put(transaction, step);
        if (preImage is not null)
            Put(transaction, new Entity("sdkmessageprocessingstepimage")
            {
                ["entityalias"] = "PreImage",
                ["imagetype"] = 0,
                ["attributes"] = preImage,
                ["sdkmessageprocessingstepid"] = new EntityReference("sdkmessageprocessingstep", id),
            });
    }

    public static Entity Step(string name, int stage, string? filter = null, int mode = 0, int rank = 1) => new("sdkmessageprocessingstep")
    {
        ["name"] = name,
        ["primaryobjecttypecode"] = "lead",
        ["stage"] = stage,
        ["mode"] = mode,
        ["rank"] = rank,
        ["filteringattributes"] = filter,
        ["statecode"] = new OptionSetValue(0),
    };

    public static string PluginDll { get; } = Path.Combine(
        SharedData.RepositoryRoot, "plugins", "LeadSync.Plugins", "bin", BuildConfiguration.Name, "net462", "LeadSync.Plugins.dll");

    public void Dispose()
    {
        Database.Dispose();
        signal.Dispose();
        plugins.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    private void AddUser(OrgTransaction transaction, Guid id, int language)
    {
        Put(transaction, new Entity("systemuser", id) { ["fullname"] = id == Sam ? "Sam Sales" : "Sabine Vertrieb" });
        Put(transaction, new Entity("usersettings", id) { ["uilanguageid"] = language });
        HeldRoles.Give(transaction, id, WellKnown.SystemAdministratorRole);
    }
}
