using System.Text.Json;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>
/// Serves the queue "dirty": brings the records of people whose score may have changed up to date (see README.md). While
/// the CRM is away people wait in the queue.
/// </summary>
internal sealed class UpdateCrmHandler(PeopleUpdate people) : IMessageHandler
{
    private static readonly MessageOutcome Malformed = new MessageOutcome.DeadLetter("names no person");

    public async Task<HandlerResult> Handle(IReadOnlyList<ReceivedMessage> batch, CancellationToken cancel)
    {
        var named = batch.Select(PersonOf).ToList();
        var outcomes = await people.Update([.. named.OfType<string>()], cancel);
        return new HandlerResult([.. named.Select(person => person is null ? Malformed : outcomes[person])]);
    }

    private static string? PersonOf(ReceivedMessage message)
    {
        try
        {
            using var body = JsonDocument.Parse(message.Body);
            return body.RootElement.ValueKind == JsonValueKind.Object ? body.RootElement.Text("person") : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
