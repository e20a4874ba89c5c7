using System.Text.Json;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.ReceiveCrmChanges;

/// <summary>
/// Reads what the platform posts (RemoteExecutionContext as JSON). Only names, ids and shared variables are used: they
/// are there whatever the size of the message, whereas images and parameters are left out above 256 KB.
/// </summary>
internal static class RemoteContext
{
    // Contexts nest: one parent per depth, each with entities inside.
    private static readonly JsonDocumentOptions Deep = new() { MaxDepth = 512 };

    /// <summary>What a post says.</summary>
    /// <param name="Change">The changed row, or null where the body is not understood.</param>
    /// <param name="IsOwn">LeadSync itself wrote it.</param>
    /// <param name="Problem">Names the member that is missing or wrong.</param>
    internal readonly record struct Reading(CrmChange? Change, bool IsOwn, string? Problem);

    public static Reading Read(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Deep);
            return Read(document.RootElement);
        }
        catch (JsonException broken)
        {
            return Wrong($"not JSON: line {broken.LineNumber + 1}, byte {broken.BytePositionInLine + 1}");
        }
    }

    private static Reading Read(JsonElement context)
    {
        if (context.ValueKind != JsonValueKind.Object) return Wrong("not an object");
        if (Text(context, "PrimaryEntityName") is not { Length: > 0 } table) return Wrong("PrimaryEntityName");
        if (Text(context, "MessageName") is not { Length: > 0 } message) return Wrong("MessageName");
        if (!Guid.TryParse(Text(context, "PrimaryEntityId"), out var id) || id == Guid.Empty) return Wrong("PrimaryEntityId");
        return new Reading(new CrmChange(table, id, message), IsOwnWrite(context), null);
    }

    private static Reading Wrong(string problem) => new(null, false, problem);

    /// <summary>The mark may sit on any level: the platform copies it to the step's context or leaves it with the request's.</summary>
    private static bool IsOwnWrite(JsonElement context)
    {
        while (context.ValueKind == JsonValueKind.Object)
        {
            if (HasTag(context)) return true;
            if (!context.TryGetProperty("ParentContext", out context)) return false;
        }
        return false;
    }

    private static bool HasTag(JsonElement context) =>
        context.TryGetProperty("SharedVariables", out var variables) && variables.ValueKind == JsonValueKind.Array
        && variables.EnumerateArray().Any(variable => Text(variable, "key") == "tag" && Text(variable, "value") == DataverseClient.Tag);

    /// <summary>A text, plain or wrapped as {"__type":…,"__value":…}.</summary>
    private static string? Text(JsonElement parent, string name)
    {
        if (parent.ValueKind != JsonValueKind.Object || !parent.TryGetProperty(name, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Object && !value.TryGetProperty("__value", out value)) return null;
        return value.ValueKind == JsonValueKind.String ? value.GetString() : null;
    }
}
