using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace LeadSync.Functions.State.Tables;

/// <summary>
/// Signs each try with the account key (SharedKeyLite for tables). The service refuses signatures that are 15 minutes off;
/// a machine whose clock is, learns by how much from the refusal and tries once more.
/// </summary>
internal sealed class SharedKeyLitePolicy(string account, byte[] key, TimeProvider time) : HttpPipelinePolicy
{
    private static readonly TimeSpan Noticeable = TimeSpan.FromMinutes(1);

    private TimeSpan offset;

    public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
    {
        Sign(message.Request);
        await ProcessNextAsync(message, pipeline);
        if (message.Response.Status != 403 || message.Response.Headers.Date is not { } there) return;
        var seen = there - time.GetUtcNow();
        if ((seen - offset).Duration() < Noticeable) return;
        offset = seen;
        message.Response.Dispose();
        Sign(message.Request);
        await ProcessNextAsync(message, pipeline);
    }

    public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) =>
        throw new NotSupportedException("LeadSync sends asynchronously.");

    private void Sign(Request request)
    {
        var date = (time.GetUtcNow() + offset).ToString("R", CultureInfo.InvariantCulture);
        var signed = $"{date}\n/{account}{request.Uri.ToUri().AbsolutePath}";
        var signature = Convert.ToBase64String(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(signed)));
        request.Headers.SetValue("x-ms-date", date);
        request.Headers.SetValue("Authorization", $"SharedKeyLite {account}:{signature}");
    }
}
