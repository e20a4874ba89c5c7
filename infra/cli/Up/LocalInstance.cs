using LeadSync.Cli.Instances;
using LeadSync.DevOrg;
using LeadSync.Functions.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LeadSync.Cli.Up;

/// <summary>CRM and functions in one process on one port, joined by HTTP just as they are in the cloud; or the CRM alone.</summary>
internal static class LocalInstance
{
    /// <summary>Puts the two together; nothing runs yet.</summary>
    /// <param name="address">Where to listen.</param>
    /// <param name="folder">The data folder; each of the two has a folder of its own in it.</param>
    /// <param name="zip">The packed solution.</param>
    /// <param name="secrets">What the parties share.</param>
    /// <param name="token">The CRM token of the functions.</param>
    public static WebApplication Build(Uri address, string folder, byte[] zip, InstanceSecrets secrets, LateToken token)
    {
        var builder = Builder(address, folder, zip);
        builder.Configuration.AddInMemoryCollection(Settings(address, folder, secrets));
        builder.Services.AddSingleton<Azure.Core.TokenCredential>(token);
        builder.Services.AddLeadSync(builder.Configuration);
        var app = builder.Build();
        app.MapDevOrg();
        app.MapLeadSync();
        return app;
    }

    /// <summary>The CRM alone, for functions that run elsewhere.</summary>
    public static WebApplication BuildCrm(Uri address, string folder, byte[] zip)
    {
        var app = Builder(address, folder, zip).Build();
        app.MapDevOrg();
        return app;
    }

    private static WebApplicationBuilder Builder(Uri address, string folder, byte[] zip)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls(address.ToString());
        builder.Logging.ClearProviders().SetMinimumLevel(LogLevel.Warning).AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        builder.Services.AddDevOrg(new DevOrgOptions { DataFolder = Path.Combine(folder, "crm"), SolutionZip = zip });
        return builder;
    }

    private static Dictionary<string, string?> Settings(Uri address, string folder, InstanceSecrets secrets)
    {
        var settings = new Dictionary<string, string?>
        {
            ["LeadSync:DataFolder"] = Path.Combine(folder, "functions"),
            // Whatever the environment says: this instance keeps everything in its folder.
            ["LeadSync:Store"] = nameof(StoreKind.Sqlite),
            ["LeadSync:Queue"] = nameof(QueueKind.Sqlite),
            ["LeadSync:Dataverse:Url"] = address.ToString(),
            ["LeadSync:CrmChangesKey"] = secrets.CrmChangesKey,
            ["LeadSync:OperatorKey"] = secrets.OperatorKey,
            ["LeadSync:Admission"] = nameof(Admission.Identified),
        };
        foreach (var (source, secret) in secrets.Sources) settings[$"LeadSync:Sources:{source}:Secret"] = secret;
        return settings;
    }
}
