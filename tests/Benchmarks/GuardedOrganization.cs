using LeadSync.DevOrg;
using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Storage;
using LeadSync.Solution;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Benchmarks;

/// <summary>An organisation with the shipped solution and its default rows, whose plug-ins can be switched on and off.</summary>
internal sealed class GuardedOrganization : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly string folder;
    private readonly OrgDatabase database;
    private readonly OrganizationMessages messages;
    private readonly Dictionary<string, Guid> users;

    private GuardedOrganization(WebApplication app, string folder)
    {
        (this.app, this.folder) = (app, folder);
        database = app.Services.GetRequiredService<OrgDatabase>();
        messages = app.Services.GetRequiredService<OrganizationMessages>();
        users = database.Read(transaction => transaction.Select(new RowQuery("systemuser")))
            .DistinctBy(user => user.GetAttributeValue<string>("fullname")).ToDictionary(user => user.GetAttributeValue<string>("fullname"), user => user.Id);
    }

    public static async Task<GuardedOrganization> Start(string root, string plugins)
    {
        var source = SolutionSource.Open(Path.Combine(root, "solution", "src"));
        var packed = SolutionPacker.Pack(source, new PackOptions(Managed: true, plugins)) as PackResult.Packed
            ?? throw new InvalidOperationException("The solution does not pack; run `leadsync solution check`.");
        var data = Directory.CreateTempSubdirectory("leadsync-benchmark-").FullName;
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDevOrg(new DevOrgOptions { DataFolder = data, SolutionZip = packed.Zip });
        var built = builder.Build();
        await built.StartAsync();
        return new GuardedOrganization(built, data);
    }

    /// <summary>Rows as they are to stand, without privileges and plug-ins.</summary>
    public Task Put(Entity row) => database.Write(
        transaction =>
        {
            if (!transaction.Update(row))
                transaction.Insert(row);
            return true;
        },
        CancellationToken.None);

    /// <summary>Messages of a user in one transaction.</summary>
    public Task Send(string user, Action<OrganizationMessages, CallContext> work, string? tag = null) => database.Write(
        transaction =>
        {
            work(messages, new CallContext { UserId = users[user], InitiatingUserId = users[user], Transaction = transaction, Messages = messages, Tag = tag });
            return true;
        },
        CancellationToken.None);

    /// <summary>Enables or disables every step of a plug-in.</summary>
    public Task Switch(bool on) => database.Write(
        transaction =>
        {
            foreach (var step in transaction.Select(new RowQuery("sdkmessageprocessingstep")).Where(IsPlugin))
                transaction.Update(new Entity(step.LogicalName, step.Id) { ["statecode"] = new OptionSetValue(on ? 0 : 1), ["statuscode"] = new OptionSetValue(on ? 1 : 2) });
            return true;
        },
        CancellationToken.None);

    public IReadOnlyList<Entity> Rows(string table) => database.Read(transaction => transaction.Select(new RowQuery(table)));

    public async ValueTask DisposeAsync()
    {
        await app.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static bool IsPlugin(Entity step) => step.GetAttributeValue<EntityReference>("eventhandler")?.LogicalName == "plugintype";
}
