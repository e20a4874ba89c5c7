using LeadSync.Tests.Shared;
using Microsoft.Xrm.Sdk.Tests.Metadata;

namespace LeadSync.Plugins.Tests;

/// <summary>The sandbox of Dataverse runs with partial rights: what it forbids must not even be referred to.</summary>
public sealed class SandboxTests
{
    private static readonly string[] Framework = ["mscorlib", "System", "System.Core", "System.Runtime.Serialization", "System.Xml", "System.Xml.Linq"];

    /// <summary>The beginning of a type's or a member's name, and why it is out.</summary>
    private static readonly (string Start, string Reason)[] Forbidden =
    [
        ("System.IO.File", "no file system"),
        ("System.IO.Directory", "no file system"),
        ("System.IO.Drive", "no file system"),
        ("System.IO.Path.GetTemp", "no file system"),
        ("System.IO.Pipes", "no other process"),
        ("System.IO.MemoryMappedFiles", "no other process"),
        ("Microsoft.Win32", "no registry"),
        ("System.Threading", "a plug-in ends when Execute returns, and one instance serves many threads: no threads, tasks, timers or locks of its own"),
        ("System.Timers", "no timers"),
        ("System.Diagnostics.Process", "no other process"),
        ("System.Diagnostics.EventLog", "no event log"),
        ("System.Environment.Exit", "ends the worker of everybody"),
        ("System.Environment.FailFast", "ends the worker of everybody"),
        ("System.Environment.GetEnvironmentVariable", "no environment of the server"),
        ("System.Environment.get_MachineName", "no environment of the server"),
        ("System.AppDomain", "no application domains"),
        ("System.Reflection.Emit", "no code made at run time"),
        ("System.Reflection.Assembly.Load", "one self-contained assembly"),
        ("System.Reflection.Binder", "no reflection on what is not public"),
        ("System.Reflection.FieldInfo", "no reflection on what is not public"),
        ("System.Reflection.MethodInfo", "no reflection on what is not public"),
        ("System.Runtime.InteropServices.Marshal", "no memory of the process"),
        ("System.Runtime.InteropServices.GCHandle", "no memory of the process"),
        ("System.Net.Sockets", "HTTP and HTTPS alone"),
        ("System.Net.Dns", "HTTP and HTTPS alone"),
        ("System.Data.SqlClient", "the organisation service alone"),
        ("System.Console", "the trace alone"),
        ("System.DateTime.get_Now", "the time of the operation, in UTC, is in the context"),
    ];

    [Fact]
    public void Plugins_refer_to_nothing_that_the_sandbox_forbids() => Assert.Empty(FindingsIn(BuiltPlugins.Dll));

    [Fact]
    public void Plugins_keep_no_state_between_events()
    {
        using var plugins = new AssemblyMembers(BuiltPlugins.Dll);
        Assert.Empty(plugins.MutableStatics());
    }

    [Theory]
    [InlineData("tests/TestPlugins", "TestPlugins.dll", "System.Environment.Exit")]
    [InlineData("infra/devorg/LeadSync.PluginWorker", "LeadSync.PluginWorker.exe", "System.Console.OpenStandardInput")]
    [InlineData("infra/devorg/LeadSync.PluginWorker", "LeadSync.PluginWorker.exe", "System.Reflection.Assembly.Load")]
    public void Program_that_does_what_is_forbidden_is_found(string project, string file, string use)
    {
        var path = Path.Combine(SharedData.RepositoryRoot, project, "bin", Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(BuiltPlugins.Dll)!)!), "net462", file);
        Assert.Contains(FindingsIn(path), finding => finding.StartsWith(use, StringComparison.Ordinal));
    }

    private static List<string> FindingsIn(string file)
    {
        using var members = new AssemblyMembers(file);
        var used = Framework.SelectMany(assembly => members.ReferencedTypes(assembly)
            .Concat(members.ReferencedNames(assembly)));
        return [.. from use in used
                   from rule in Forbidden
                   where use.StartsWith(rule.Start, StringComparison.Ordinal)
                   select $"{use}: {rule.Reason}",
                .. members.NativeMethods().Select(method => $"{method}: no code outside of .NET")];
    }
}
