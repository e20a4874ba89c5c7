using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadSync.Domain.Accounts;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Messaging;

namespace LeadSync.Functions.UpdateAccounts;

/// <summary>A message of the queue "accounts": an account by its id, or by an address from which it was visited.</summary>
internal abstract record AccountMessage
{
    private AccountMessage()
    {
    }

    public sealed record ById(Guid Account) : AccountMessage;

    public sealed record ByAddress(NetworkAddress Address) : AccountMessage;

    public static OutgoingMessage Of(Guid account) => new(account.ToString("N"), JsonSerializer.SerializeToUtf8Bytes(new { account }));

    // Ids of messages may be logged by who carries them, and an address may be somebody's: the id tells equal from other, no more.
    public static OutgoingMessage Of(NetworkAddress address) =>
        new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.ToHex()))), JsonSerializer.SerializeToUtf8Bytes(new { address = address.ToHex() }));

    /// <summary>Null where it names no account.</summary>
    public static AccountMessage? Read(ReceivedMessage message)
    {
        try
        {
            using var body = JsonDocument.Parse(message.Body);
            if (body.RootElement.ValueKind != JsonValueKind.Object) return null;
            if (body.RootElement.Id("account") is { } account) return new ById(account);
            return body.RootElement.Text("address") is { } hex && NetworkAddress.FromHex(hex) is { } address ? new ByAddress(address) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
