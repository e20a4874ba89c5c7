using System.Reflection;
using LeadSync.Tests.Shared;
using Microsoft.Xrm.Sdk.Tests.Metadata;

namespace LeadSync.Plugins.Tests;

public sealed class PluginAssemblyTests
{
    [Fact]
    public void Assembly_uses_only_what_the_genuine_sdk_declares()
    {
        var genuine = GenuineApi.Read(SharedData.Need("xrm/api.txt"));
        using var plugins = new AssemblyMembers(BuiltPlugins.Dll);
        var members = plugins.ReferencedMembers("Microsoft.Xrm.Sdk").ToArray();
        Assert.True(members.Length > 20);
        Assert.All(members, used => Assert.Contains(used.Member, genuine[used.Type]));
        Assert.All(plugins.ReferencedTypes("Microsoft.Xrm.Sdk"), type => Assert.Contains(type, genuine.Keys));
    }

    [Fact]
    public void Assembly_needs_nothing_but_the_framework_and_the_sdk()
    {
        using var plugins = new AssemblyMembers(BuiltPlugins.Dll);
        Assert.All(plugins.References(), name => Assert.Matches(@"^(mscorlib|System(\..+)?|Microsoft\.Xrm\.Sdk)$", name));
    }

    [Fact]
    public void Assembly_is_strong_named_with_the_key_of_the_solution() =>
        Assert.Equal(
            "LeadSync.Plugins, Version=1.0.0.0, Culture=neutral, PublicKeyToken=810481630b0b568c",
            AssemblyName.GetAssemblyName(BuiltPlugins.Dll).FullName);
}
