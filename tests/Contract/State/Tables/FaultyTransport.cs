using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadSync.Contract.State.Tables;

/// <summary>What becomes of one request on its way.</summary>
internal enum WireFault
{
    None,

    /// <summary>The connection breaks before the service has the request.</summary>
    LostBefore,

    /// <summary>The service does it; the connection breaks before the answer.</summary>
    LostAfter,

    /// <summary>The service does it; the answer is cut off.</summary>
    Truncated,

    /// <summary>The service is too busy, and says so.</summary>
    Busy,

    /// <summary>The service times out.</summary>
    TimedOut,
}

/// <summary>The network between LeadSync and the real emulator, with faults by plan: the n-th entry is for the n-th write.</summary>
internal sealed class FaultyTransport(params WireFault[] plan) : HttpPipelineTransport, IDisposable
{
    private readonly HttpClientTransport real = new();
    private int writes;

    /// <summary>How many writes were tried.</summary>
    public int Writes => writes;

    public override Request CreateRequest() => real.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override async ValueTask ProcessAsync(HttpMessage message)
    {
        var fault = WireFault.None;
        if (message.Request.Method == RequestMethod.Post && message.Request.Uri.ToUri().AbsolutePath.EndsWith("$batch", StringComparison.Ordinal))
            fault = Interlocked.Increment(ref writes) is var number && number <= plan.Length ? plan[number - 1] : WireFault.None;
        if (fault == WireFault.LostBefore) throw new IOException("Connection reset by peer.");
        if (fault is WireFault.Busy or WireFault.TimedOut)
        {
            message.Response = fault == WireFault.Busy ? MadeAnswer.Refusal(503, "ServerBusy") : MadeAnswer.Refusal(500, "OperationTimedOut");
            return;
        }
        await real.ProcessAsync(message);
        if (fault == WireFault.LostAfter) throw new IOException("Connection reset by peer.");
        if (fault == WireFault.Truncated) await CutOff(message.Response);
    }

    public void Dispose() => real.Dispose();

    private static async Task CutOff(Azure.Response response)
    {
        using var whole = new MemoryStream();
        await response.ContentStream!.CopyToAsync(whole);
        response.ContentStream = new MemoryStream(whole.ToArray()[..(int)(whole.Length / 3)]);
    }
}
