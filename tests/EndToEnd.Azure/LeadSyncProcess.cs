using System.Diagnostics;
using System.Text;
using System.Text.Json;
using LeadSync.Tests.Shared;
using LeadSync.Tests.Shared.Azurite;
using LeadSync.Tests.Shared.FunctionsHost;
using LeadSync.Tests.Shared.ServiceBus;

namespace LeadSync.Tests.EndToEnd;

/// <summary>
/// LeadSync at home in Azure, as far as one machine can be that: the published app behind a double of the Functions host, state
/// in a real Azurite, messages in a stand-in of Service Bus, and the CRM of `leadsync up --functions`. What is kept
/// in the last three survives when the others are killed, as it does there.
/// </summary>
public sealed class LeadSyncProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("leadsync-azure-");
    private readonly StringBuilder messages = new();
    private readonly int port = Loopback.FreePort();
    private readonly int crmPort = Loopback.FreePort();
    private readonly AzuriteTables azurite = new();
    private ServiceBusStandIn? bus;
    private FunctionsHostDouble? host;
    private Process? crm;

    private LeadSyncProcess()
    {
    }

    /// <summary>Where the functions are: the outer address of the host.</summary>
    public Uri Address => new($"http://127.0.0.1:{port}");

    /// <summary>Where the CRM is.</summary>
    public Uri CrmAddress => new($"http://127.0.0.1:{crmPort}");

    public JsonElement Secrets { get; private set; }

    private static string Executable { get; } = Path.Combine(SharedData.RepositoryRoot, "infra", "cli", "bin", PublishedFunctions.Configuration, "net10.0", "leadsync.dll");

    private string DataFolder => Path.Combine(folder.FullName, "data");

    public static async Task<LeadSyncProcess> Start()
    {
        var instance = new LeadSyncProcess();
        await instance.azurite.InitializeAsync();
        instance.bus = await ServiceBusStandIn.Start();
        await instance.Up();
        return instance;
    }

    /// <summary>Starts, or starts again, the CRM and the host with its handler.</summary>
    public async Task Up()
    {
        crm = Launch(["up", "--functions", $"{Address}", "--port", $"{crmPort}", "--data", DataFolder]);
        crm.ErrorDataReceived += (_, line) => messages.AppendLine(line.Data);
        crm.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(StartLimit);
        var settings = new Dictionary<string, string>
        {
            ["AzureWebJobsStorage"] = azurite.ConnectionString,
            ["ServiceBus"] = bus!.ConnectionString,
            ["LeadSync__ServiceBus__Endpoint"] = bus.Endpoint.AbsoluteUri,
        };
        string? line;
        while ((line = await crm.StandardOutput.ReadLineAsync(limit.Token)) is not null and not "ready")
            if (line.Split([' ', ':'], 3) is ["setting", var name, var value]) settings[name] = value.Trim();
        Assert.True(line == "ready", $"`up` ended before it was ready:\n{messages}");
        Secrets = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllBytesAsync(Path.Combine(DataFolder, "secrets.json"), limit.Token));
        if (host is null) host = await FunctionsHostDouble.Start(await PublishedFunctions.Folder, port, bus, settings);
        else await host.Start();
    }

    /// <summary>kill -9 of the handler and of the CRM: no handler runs, nothing is flushed.</summary>
    public async Task Kill()
    {
        await host!.Kill();
        crm!.Kill();
        await crm.WaitForExitAsync();
        crm.Dispose();
        crm = null;
    }

    /// <summary>While it is down: makes a timer's last run one of this time, so that the host calls it past due at the start.</summary>
    public void MissRun(string job, DateTimeOffset last) => host!.MissRun(job, last);

    /// <summary>What was sent to a queue of the namespace: the bodies of the requests.</summary>
    public IEnumerable<string> SentTo(string queue) => bus!.Requests
        .Where(request => request.Method == "POST" && request.Path.StartsWith($"/{queue}/", StringComparison.OrdinalIgnoreCase))
        .Select(request => Encoding.UTF8.GetString(request.Body));

    /// <summary>Whether the functions keep a file in the data folder, as they do in the standalone home.</summary>
    public bool HasFile => Directory.Exists(Path.Combine(DataFolder, "functions"));

    /// <summary>Runs another verb to its end.</summary>
    public async Task<(int ExitCode, string Output)> Run(params string[] arguments)
    {
        using var verb = Launch(arguments);
        var error = verb.StandardError.ReadToEndAsync();
        var output = await verb.StandardOutput.ReadToEndAsync();
        await verb.WaitForExitAsync();
        return (verb.ExitCode, output + await error);
    }

    public async ValueTask DisposeAsync()
    {
        if (TestContext.Current.TestState?.Result == TestResult.Failed) TestContext.Current.TestOutputHelper?.WriteLine(host?.Output ?? "");
        if (crm is not null) await Kill();
        if (host is not null) await host.DisposeAsync();
        if (bus is not null) await bus.DisposeAsync();
        await azurite.DisposeAsync();
        folder.Delete(recursive: true);
    }

    private Process Launch(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Executable, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder.FullName,
        };
        // Remembered instances of the user who runs the tests stay untouched.
        start.Environment["XDG_STATE_HOME"] = folder.FullName;
        return Process.Start(start)!;
    }
}
