using System.Text.Json;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.ReceiveCrmChanges;

/// <summary>A row that somebody changed in the CRM; the body of a message of the queue "changes".</summary>
/// <param name="Table">Logical name.</param>
/// <param name="Id">The row.</param>
/// <param name="Message">Create, Update, Delete … as the platform calls it. Only a hint: the row itself is read again.</param>
internal sealed record CrmChange(string Table, Guid Id, string Message)
{
    /// <summary>A row that waits in the queue already does not wait twice.</summary>
    public OutgoingMessage ToMessage() => new($"{Table}:{Id:N}", JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));
}
