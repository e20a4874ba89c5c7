using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadSync.Contract.State.Tables;

/// <summary>Answers as a test says, for what the emulator never does. Tries are counted from 1.</summary>
internal sealed class PlannedTransport(Func<int, Request, Azure.Response> answer) : HttpPipelineTransport
{
    private int requests;

    public override Request CreateRequest() => HttpClientTransport.Shared.CreateRequest();

    public override void Process(HttpMessage message) => throw new NotSupportedException();

    public override ValueTask ProcessAsync(HttpMessage message)
    {
        message.Response = answer(Interlocked.Increment(ref requests), message.Request);
        return ValueTask.CompletedTask;
    }
}
