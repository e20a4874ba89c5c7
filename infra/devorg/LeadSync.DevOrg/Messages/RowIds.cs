using System.Security.Cryptography;

namespace LeadSync.DevOrg.Messages;

/// <summary>Ids of new rows: ascending with time, as the platform's are, so that they append to the index.</summary>
internal static class RowIds
{
    public static Guid New(DateTime now) => Guid.CreateVersion7(new DateTimeOffset(now, TimeSpan.Zero));

    /// <summary>A secret for a bearer token: 256 random bits.</summary>
    public static string NewToken() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
