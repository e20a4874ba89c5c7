namespace LeadSync.Functions.Messaging.ServiceBus;

/// <summary>What keeps Service Bus from doing what was asked.</summary>
public enum ServiceBusProblem
{
    /// <summary>It does not answer, or is too busy; trying again later helps.</summary>
    Unavailable,

    /// <summary>It refuses the key or the identity.</summary>
    NotAuthorized,

    /// <summary>The queue or the namespace does not exist.</summary>
    NoSuchQueue,

    /// <summary>The queue is full or closed, or takes no request of this size.</summary>
    QueueFull,

    /// <summary>A message is larger than any request may be. Nothing was sent.</summary>
    MessageTooLarge,

    /// <summary>It does not understand the request.</summary>
    NotUnderstood,
}

/// <summary>Service Bus did not do what was asked. The message says what to do; it holds neither body nor key.</summary>
public sealed class ServiceBusException(ServiceBusProblem problem, string message, Exception? inner = null)
    : OutageException(message, canPass: problem is not (ServiceBusProblem.MessageTooLarge or ServiceBusProblem.NotUnderstood), inner)
{
    /// <summary>What it was.</summary>
    public ServiceBusProblem Problem { get; } = problem;

    /// <summary>What an answer means that is no success.</summary>
    internal static ServiceBusException Of(int status, string queue, Uri address) => status switch
    {
        401 => new(ServiceBusProblem.NotAuthorized,
            $"Service Bus {address.Host} refuses LeadSync at queue {queue} (401). Give its identity the roles Azure Service Bus Data Sender and Data Receiver, or check name and key in the connection string."),
        413 => new(ServiceBusProblem.QueueFull,
            $"Service Bus {address.Host} takes no request of this size for queue {queue} (413). Lower LeadSync:ServiceBus:MaxRequestSize to what the tier takes."),
        403 => new(ServiceBusProblem.QueueFull,
            $"Queue {queue} of Service Bus {address.Host} takes no request (403): it is full or disabled, its firewall keeps LeadSync out, or the request is larger than its tier takes (LeadSync:ServiceBus:MaxRequestSize)."),
        404 or 410 => new(ServiceBusProblem.NoSuchQueue,
            $"Service Bus {address.Host} has no queue {queue} ({status}). Create it, or correct the namespace."),
        429 or 408 or >= 500 => new(ServiceBusProblem.Unavailable, $"Service Bus {address.Host} cannot serve queue {queue} now ({status})."),
        _ => new(ServiceBusProblem.NotUnderstood,
            $"Service Bus {address.Host} does not understand a request for queue {queue} ({status}). Check that the queue takes plain messages, without sessions; else it is a defect of LeadSync."),
    };

    internal static ServiceBusException NoToken(Uri address, Exception cause) =>
        new(ServiceBusProblem.NotAuthorized, $"Entra gave no token for Service Bus {address.Host}: look at the identity of LeadSync (LeadSync:Azure).", cause);

    internal static ServiceBusException NoAnswer(string queue, Uri address, Exception cause) =>
        new(ServiceBusProblem.Unavailable, $"Service Bus {address.Host} does not answer for queue {queue} ({cause.GetType().Name}).", cause);
}
