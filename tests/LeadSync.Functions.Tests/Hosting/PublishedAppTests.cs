using System.Diagnostics;
using System.Net;
using System.Text.Json;
using LeadSync.Functions.Hosting.FunctionsHost;
using LeadSync.Tests.Shared;

namespace LeadSync.Functions.Tests.Hosting;

/// <summary>What `dotnet publish` puts out, started as the Functions host starts it.</summary>
public sealed class PublishedAppTests(PublishedApp app) : IClassFixture<PublishedApp>
{
    [Fact]
    public void Output_holds_host_json_and_the_function_json_of_every_function()
    {
        Assert.Equal(FunctionCatalogue.Read(AppContext.BaseDirectory).Select(each => $"{each}"), FunctionCatalogue.Read(app.Folder).Select(each => $"{each}"));
        Assert.True(File.Exists(Path.Combine(app.Folder, "host.json")));
    }

    [Fact]
    public void Host_json_names_a_program_that_is_there_and_forwards_requests()
    {
        var handler = app.HostJson.GetProperty("customHandler");
        Assert.True(handler.GetProperty("enableForwardingHttpRequest").GetBoolean());
        Assert.True(File.Exists(app.Executable), app.Executable);
        if (!OperatingSystem.IsWindows()) Assert.True(File.GetUnixFileMode(app.Executable).HasFlag(UnixFileMode.UserExecute));
    }

    [Fact]
    public async Task Handler_answers_on_the_port_that_the_host_names_and_does_not_tell_its_server()
    {
        using var data = new TemporaryFolder();
        var port = Loopback.FreePort();
        using var handler = app.Start(port, ("LeadSync__DataFolder", data.Path));
        try
        {
            using var answer = await FirstAnswer(new Uri($"http://127.0.0.1:{port}/"));
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.False(answer.Headers.Contains("Server"));
        }
        finally
        {
            handler.Kill();
        }
    }

    /// <summary>The host takes any answer, a refusal too, for readiness.</summary>
    [Fact]
    public async Task Handler_with_settings_that_can_not_work_ends_before_it_listens_and_says_what_to_set()
    {
        var port = Loopback.FreePort();
        using var handler = app.Start(port);
        var output = handler.StandardOutput.ReadToEndAsync();
        var errors = await handler.StandardError.ReadToEndAsync();
        await handler.WaitForExitAsync();
        Assert.Equal(1, handler.ExitCode);
        Assert.Contains("LeadSync can't start: Set LeadSync:Tables:Endpoint", errors, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", errors + await output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Setting_that_can_not_be_read_is_named()
    {
        using var handler = app.Start(Loopback.FreePort(), ("LeadSync__DataFolder", "x"), ("LeadSync__LedgerDays", "many"));
        var errors = await handler.StandardError.ReadToEndAsync();
        await handler.WaitForExitAsync();
        Assert.Equal(1, handler.ExitCode);
        Assert.Contains("LeadSync:LedgerDays", errors, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> FirstAnswer(Uri address)
    {
        using var http = new HttpClient();
        for (var until = TimeProvider.System.GetUtcNow().AddMinutes(1); ; await Task.Delay(25))
        {
            try
            {
                return await http.GetAsync(address);
            }
            catch (HttpRequestException) when (TimeProvider.System.GetUtcNow() < until)
            {
                // It does not listen yet.
            }
        }
    }
}

/// <summary>The app folder, published once from what is built.</summary>
public sealed class PublishedApp : IAsyncLifetime
{
    public string Folder { get; private set; } = "";

    public JsonElement HostJson => JsonElement.Parse(File.ReadAllText(Path.Combine(Folder, "host.json")));

    public string Executable =>
        Path.Combine(Folder, HostJson.GetProperty("customHandler").GetProperty("description").GetProperty("defaultExecutablePath").GetString()!);

    public async ValueTask InitializeAsync() => Folder = await PublishedFunctions.Folder;

    /// <summary>Starts the program as the host does: its port in the environment, the app folder as working directory.</summary>
    public Process Start(int port, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(Executable) { UseShellExecute = false, WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["FUNCTIONS_CUSTOMHANDLER_PORT"] = start.Environment["FUNCTIONS_HTTPWORKER_PORT"] = $"{port}";
        start.Environment["FUNCTIONS_APP_ROOT_PATH"] = Folder;
        foreach (var (name, value) in settings) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
