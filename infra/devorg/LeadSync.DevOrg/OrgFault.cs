using System.Diagnostics.CodeAnalysis;

namespace LeadSync.DevOrg;

/// <summary>
/// A refusal of the organisation with the platform's code, HTTP status and text. It is an exception, not a value, because
/// it must unwind through plug-in code that knows no other way, and because it rolls the transaction back.
/// </summary>
[SuppressMessage("Naming", "CA1710:Identifiers should have correct suffix", Justification = "The platform calls it a fault.")]
public sealed class OrgFault(int status, uint code, string message) : Exception(message)
{
    /// <summary>HTTP status of the Web API's answer.</summary>
    public int Status { get; } = status;

    /// <summary>The platform's error code, as the SDK's OrganizationServiceFault.ErrorCode carries it.</summary>
    public int Code { get; } = unchecked((int)code);

    /// <summary>The code as the Web API writes it, e.g. 0x80040217.</summary>
    public string HexCode => $"0x{Code:x8}";
}
