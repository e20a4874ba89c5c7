using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using LeadSync.Cli.Instances;
using LeadSync.Cli.Sending;
using LeadSync.Cli.Solutions;
using LeadSync.Cli.Up;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace LeadSync.Cli.Verbs;

/// <summary>`up`: everything on this machine, on one port.</summary>
internal static class UpVerb
{
    private sealed record Wishes(int Port, string Folder, bool Fresh, bool Sample, Uri? Functions);

    public static Command Command(Output output)
    {
        var port = new Option<int>("--port")
        {
            Description = "Port on loopback.",
            DefaultValueFactory = _ => CommonOptions.DefaultPort,
            CustomParser = result =>
            {
                if (int.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var given) && given is >= 1 and <= 65535) return given;
                result.AddError($"'{result.Tokens[0].Value}' is no port; a port is between 1 and 65535.");
                return 0;
            },
        };
        var data = new Option<DirectoryInfo>("--data")
        {
            Description = "Folder for all state; it survives a restart.", HelpName = "DIR", DefaultValueFactory = _ => new DirectoryInfo(".leadsync"),
        };
        var fresh = new Option<bool>("--fresh") { Description = "Empty the folder first." };
        var noSample = new Option<bool>("--no-sample") { Description = "No sample companies and people." };
        var functions = CommonOptions.Functions();
        var command = new Command("up", Help.Text(
            "Starts a stand-in CRM with the solution installed, and LeadSync beside it. Prints addresses and secrets, then `ready`. Ctrl-C stops it.",
            "leadsync up",
            "leadsync up --port 6000 --data /tmp/try --fresh --no-sample",
            "leadsync up --functions http://127.0.0.1:7071"))
        { port, data, fresh, noSample, functions };
        command.SetAction((parsed, cancel) => Run(output, new Wishes(
            parsed.GetValue(port), parsed.GetRequiredValue(data).FullName, parsed.GetValue(fresh), !parsed.GetValue(noSample), parsed.GetValue(functions)), cancel));
        return command;
    }

    private static async Task<int> Run(Output output, Wishes wishes, CancellationToken cancel)
    {
        if (!IsFree(wishes.Port)) return output.Refuse($"port {wishes.Port} is in use: stop what listens there, or give another with --port.");
        if (DataFolder.Prepare(wishes.Folder, wishes.Fresh) is { } unusable) return output.Refuse(unusable);
        await output.Message.WriteLineAsync("Packing the solution …");
        if (SolutionZips.Pack(SolutionFiles.Locate(), managed: true, output) is not { } zip) return ExitCode.Refused;
        var secrets = InstanceSecrets.Load(wishes.Folder) ?? InstanceSecrets.Draw(Payload.Sources);
        secrets.Save(wishes.Folder);
        var address = new Uri($"http://127.0.0.1:{wishes.Port}");
        var token = new LateToken();
        await using var app = wishes.Functions is null
            ? LocalInstance.Build(address, wishes.Folder, zip, secrets, token)
            : LocalInstance.BuildCrm(address, wishes.Folder, zip);
        await output.Message.WriteLineAsync("Importing the solution …");
        await app.StartAsync(cancel);
        using var http = new HttpClient();
        secrets = secrets with { Tokens = await LocalCrm.Tokens(http, address, cancel) };
        secrets.Save(wishes.Folder);
        KnownInstances.OfUser().Remember(address, wishes.Folder);
        if (wishes.Functions is not null) KnownInstances.OfUser().Remember(wishes.Functions, wishes.Folder);
        token.Set(secrets.Tokens[RemoteFunctions.User]);
        await output.Message.WriteLineAsync("Setting up …");
        var steps = new FirstSteps(http, address, secrets, TimeProvider.System);
        // Functions elsewhere can't take the sample yet: what they are to be set is what is told next.
        var obstacle = await steps.Install(SolutionFiles.Locate(), wishes.Functions ?? address, cancel)
            ?? (wishes.Sample && wishes.Functions is null ? await steps.Sample(wishes.Folder, cancel) : null);
        if (obstacle is null) await Serve(app, Greeting.Lines(address, wishes.Functions, secrets), output, cancel);
        await app.StopAsync(CancellationToken.None);
        return obstacle is null ? ExitCode.Done : output.Refuse(obstacle);
    }

    private static async Task Serve(WebApplication app, IEnumerable<string> greeting, Output output, CancellationToken cancel)
    {
        foreach (var line in greeting) await output.Result.WriteLineAsync(line);
        await output.Result.FlushAsync(cancel);
        await app.WaitForShutdownAsync(cancel);
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
