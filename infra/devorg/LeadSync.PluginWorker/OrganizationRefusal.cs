using System.Diagnostics.CodeAnalysis;

namespace LeadSync.PluginWorker;

/// <summary>A refusal of the organisation on its way through a plug-in, which may catch it or let it out.</summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "A refusal is the word of this project.")]
[SuppressMessage("Design", "CA1032:Implement standard exception constructors", Justification = "It is made in one place, with everything it carries.")]
public sealed class OrganizationRefusal : Exception
{
    public OrganizationRefusal(int status, int code, string message) : base(message)
    {
        Status = status;
        Code = code;
    }

    /// <summary>HTTP status of the Web API's answer.</summary>
    public int Status { get; }

    /// <summary>The platform's error code.</summary>
    public int Code { get; }
}
