namespace LeadSync.Functions.Messaging;

/// <summary>Which handler serves which queue.</summary>
public sealed record QueueSubscription(string Queue, Type Handler, QueueSettings Settings);

/// <summary>The place where queue handlers register.</summary>
public static class MessageHandlerRegistration
{
    /// <summary>
    /// Serves <paramref name="queue"/> with one <typeparamref name="THandler"/> for the life of the process.
    /// </summary>
    public static IServiceCollection AddMessageHandler<THandler>(
        this IServiceCollection services, string queue, QueueSettings? settings = null)
        where THandler : class, IMessageHandler =>
        services
            .AddSingleton<THandler>()
            .AddSingleton(new QueueSubscription(queue, typeof(THandler), settings ?? new QueueSettings()));
}
