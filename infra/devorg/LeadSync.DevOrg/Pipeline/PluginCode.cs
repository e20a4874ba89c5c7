namespace LeadSync.DevOrg.Pipeline;

/// <summary>A plug-in type in one state of its assembly.</summary>
/// <param name="Assembly">Tells assemblies, and states of one, apart.</param>
/// <param name="Type">Full name of the class.</param>
/// <param name="Read">The bytes of the assembly; asked for when it is first needed.</param>
internal sealed record PluginCode(string Assembly, string Type, Func<byte[]> Read);
