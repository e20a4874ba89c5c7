using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadSync.Domain.Scoring;
using LeadSync.Schema;
using Columns = LeadSync.Schema.ScoringModel;

namespace LeadSync.Functions.Dataverse;

/// <summary>A scoring model as it stands in the CRM. The row is the truth for name and version.</summary>
internal sealed record ModelRow(Guid Id, JsonElement Row)
{
    public static readonly string Select = string.Join(',', Columns.ScoringModelId, Columns.Name, Columns.Version, Columns.Status,
        Columns.IsPrimary, Columns.Definition, Columns.Problems, Columns.CheckedHash);

    public string Name => Row.Text(Columns.Name) ?? "";

    public int Version => Row.Number(Columns.Version) ?? 0;

    public bool IsDraft => Row.Number(Columns.Status) is null or ModelStatus.Draft;

    public bool IsPrimary => Row.TryGetProperty(Columns.IsPrimary, out var primary) && primary.ValueKind == JsonValueKind.True;

    /// <summary>What the last check found, one line per error; null where it found nothing.</summary>
    public string? Problems => Row.Text(Columns.Problems);

    /// <summary>The hash of the definition that was checked last.</summary>
    public string? CheckedHash => Row.Text(Columns.CheckedHash);

    /// <summary>The hash of the definition: SHA-256 of its UTF-8 bytes, lower hex. The plug-in computes the same.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definition)));

    private string Definition => Row.TryGetProperty(Columns.Definition, out var text) && text.ValueKind == JsonValueKind.String ? text.GetString()! : "";

    public static ModelRow? Of(JsonElement row) => row.Id(Columns.ScoringModelId) is { } id ? new ModelRow(id, row) : null;

    public ModelReading Load() => ScoringModelJson.Load(Definition, new ModelIdentity(Name, Version));
}
