using LeadSync.DevOrg.Metadata;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.WebApi;

/// <summary>A path below the Web API's root: an entity set, maybe one row of it, maybe more segments.</summary>
internal sealed record ResourcePath(Table? Table, EntityReference? Row, IReadOnlyList<string> Rest)
{
    /// <summary>Reads a percent-encoded path; parameter aliases (@p) are looked up in the query.</summary>
    public static ResourcePath Read(Schema schema, string path, IReadOnlyDictionary<string, string> query)
    {
        var segments = Split(path).Select(Uri.UnescapeDataString).ToList();
        if (segments.Count == 0)
            return new ResourcePath(null, null, []);
        var open = segments[0].IndexOf('(', StringComparison.Ordinal);
        var set = open < 0 ? segments[0] : segments[0][..open];
        if (schema.FindSet(set) is not { } table)
            return new ResourcePath(null, null, segments);
        var row = open < 0 || !segments[0].EndsWith(')') ? null : KeyPredicate.Read(table, segments[0][(open + 1)..^1], query);
        return new ResourcePath(table, row, segments[1..]);
    }

    /// <summary>The row an address names, absolute or relative, e.g. of an @odata.bind.</summary>
    public static EntityReference ReadRow(Schema schema, string address, string set)
    {
        const string version = "/api/data/v9.2/";
        var at = address.IndexOf(version, StringComparison.OrdinalIgnoreCase);
        var path = at < 0 ? address : address[(at + version.Length)..];
        return Read(schema, path, new Dictionary<string, string>()).Row
            ?? throw Faults.BadPayload(set, $"Microsoft.OData.ODataException: The URI '{address}' does not refer to a row.");
    }

    /// <summary>Splits at slashes outside of quoted key values.</summary>
    private static IEnumerable<string> Split(string path)
    {
        var (start, quoted) = (0, false);
        var decoded = path.Replace("%27", "'", StringComparison.Ordinal);
        for (var i = 0; i < decoded.Length; i++)
        {
            if (decoded[i] == '\'')
                quoted = !quoted;
            if (decoded[i] != '/' || quoted)
                continue;
            if (i > start)
                yield return decoded[start..i];
            start = i + 1;
        }

        if (start < decoded.Length)
            yield return decoded[start..];
    }
}
