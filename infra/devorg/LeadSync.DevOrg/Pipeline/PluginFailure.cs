using System.Diagnostics.CodeAnalysis;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>A plug-in failed in the worker. The message is for the trace, never for the caller.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A failure is what the trace calls it.")]
internal sealed class PluginFailure(string message, Exception? cause = null) : Exception(message, cause);
