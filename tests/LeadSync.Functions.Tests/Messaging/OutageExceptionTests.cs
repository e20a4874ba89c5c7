using LeadSync.Functions.Messaging;
using LeadSync.Functions.Messaging.ServiceBus;
using LeadSync.Functions.State.Tables;

namespace LeadSync.Functions.Tests.Messaging;

public sealed class OutageExceptionTests
{
    public static TheoryData<Exception, bool> Cases => new()
    {
        { new TableStoreException("no answer"), true },
        { new TableStoreException("busy", 503, "ServerBusy"), true },
        { new TableStoreException("no right yet", 403, "AuthorizationPermissionMismatch"), true },
        { new TableStoreException("no such input", 400, "InvalidInput"), false },
        { new TableStoreException("too large", 413, "RequestBodyTooLarge"), false },
        { new ServiceBusException(ServiceBusProblem.Unavailable, "busy"), true },
        { new ServiceBusException(ServiceBusProblem.NoSuchQueue, "not made yet"), true },
        { new ServiceBusException(ServiceBusProblem.MessageTooLarge, "too large"), false },
        { new InvalidOperationException("a bug"), false },
    };

    [Theory]
    [MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void Message_waits_for_what_can_pass_and_fails_by_anything_else(Exception error, bool canPass)
    {
        var name = error.GetType().Name;
        MessageOutcome expected = canPass ? new MessageOutcome.Later(name) : new MessageOutcome.Failed(name);
        Assert.Equal(expected, OutageException.OutcomeOf(error));
    }
}
