using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>What a caller sees of an exception that a plug-in lets out.</summary>
internal static class PluginFaults
{
    private const uint IsvAborted = 0x80040265;
    private const uint IsvUnexpected = 0x80040224;
    private const uint DepthTooHigh = 0x80044182;

    public static OrgFault Refused(InvalidPluginExecutionException refusal) =>
        new(refusal.HttpStatus == PluginHttpStatusCode.NotSet ? 400 : (int)refusal.HttpStatus, IsvAborted, refusal.Message);

    /// <summary>The words of the exception itself are for the trace, never for the caller.</summary>
    public static OrgFault Unexpected() => new(500, IsvUnexpected, "An unexpected error occurred from ISV code.");

    public static OrgFault InfiniteLoop() => new(
        400,
        DepthTooHigh,
        "This workflow job was canceled because the workflow that started it included an infinite loop. Correct the workflow logic and try again. For information about workflow logic, see Help.");
}
