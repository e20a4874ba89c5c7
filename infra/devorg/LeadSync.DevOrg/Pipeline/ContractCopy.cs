using System.Runtime.Serialization;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>
/// Sends values through the platform's serialiser, as the sandbox does. The copy belongs to the receiver; values the wire
/// does not know (an enum, a List of int, a DateTimeOffset, an early-bound type) are refused with the serialiser's exception.
/// </summary>
internal static class ContractCopy
{
    public static T Of<T>(T value)
    {
        using var stream = new MemoryStream();
        Contract<T>.Serializer.WriteObject(stream, value);
        stream.Position = 0;
        return (T)Contract<T>.Serializer.ReadObject(stream)!;
    }

    /// <summary>The parameters as they are now; later changes do not show in the copy.</summary>
    public static ParameterCollection Snapshot(ParameterCollection parameters) => Of(parameters);

    private static class Contract<T>
    {
        public static DataContractSerializer Serializer { get; } = new(typeof(T));
    }
}
