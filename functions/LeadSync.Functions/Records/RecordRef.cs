using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.Records;

/// <summary>The tables whose records have stages, and so clocks.</summary>
internal enum RecordKind { Lead, Account, Opportunity }

/// <summary>A record that LeadSync looks at.</summary>
internal sealed record RecordRef(RecordKind Kind, Guid Id)
{
    /// <summary>Its table.</summary>
    public CrmTable Table => TableOf(Kind);

    public static CrmTable TableOf(RecordKind kind) => kind switch
    {
        RecordKind.Lead => CrmTable.Lead,
        RecordKind.Account => CrmTable.Account,
        _ => CrmTable.Opportunity,
    };

    /// <summary>The kind of a table by its logical name, or null where LeadSync looks at none of its rows.</summary>
    public static RecordKind? KindOf(string? table) => Enum.GetValues<RecordKind>().Where(kind => TableOf(kind).LogicalName == table).Cast<RecordKind?>().FirstOrDefault();

    /// <summary>Names the record in messages and in the store: <c>lead:5f…</c>.</summary>
    public override string ToString() => $"{Table.LogicalName}:{Id:N}";

    /// <summary>The record of a name, or null where it is none.</summary>
    public static RecordRef? Parse(string name)
    {
        var parts = name.Split(':');
        return parts.Length == 2 && KindOf(parts[0]) is { } kind && Guid.TryParseExact(parts[1], "N", out var id) ? new RecordRef(kind, id) : null;
    }

    /// <summary>A record that waits already does not wait twice; the earlier moment of the two counts.</summary>
    public OutgoingMessage ToMessage(DateTimeOffset? notBefore = null) =>
        new(ToString(), JsonSerializer.SerializeToUtf8Bytes(new RecordMessage(Table.LogicalName, Id), JsonSerializerOptions.Web), notBefore);

    /// <summary>Null where the message names no record.</summary>
    public static RecordRef? Read(ReceivedMessage message)
    {
        try
        {
            return JsonSerializer.Deserialize<RecordMessage>(message.Body, JsonSerializerOptions.Web) is { } named && KindOf(named.Table) is { } kind && named.Id != Guid.Empty
                ? new RecordRef(kind, named.Id) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record RecordMessage(string? Table, Guid Id);
}
