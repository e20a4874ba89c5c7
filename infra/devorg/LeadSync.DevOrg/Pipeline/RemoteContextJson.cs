using System.Runtime.Serialization.Json;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>The body of a webhook: the platform's own JSON of a RemoteExecutionContext.</summary>
internal static class RemoteContextJson
{
    /// <summary>Bytes; a larger body loses its rows and says so in a header.</summary>
    public const int Limit = 256 * 1024;

    private static readonly DataContractJsonSerializer Serializer = new(typeof(RemoteExecutionContext));

    /// <summary>UTF-8 JSON within the limit, and whether rows had to go for that.</summary>
    public static (byte[] Body, bool Stripped) Write(RemoteExecutionContext context)
    {
        var whole = Bytes(context);
        return whole.Length <= Limit ? (whole, false) : (Bytes(RemoteContext.WithoutRows(context)), true);
    }

    private static byte[] Bytes(RemoteExecutionContext context)
    {
        using var stream = new MemoryStream();
        Serializer.WriteObject(stream, context);
        return stream.ToArray();
    }
}
