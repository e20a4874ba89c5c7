namespace LeadSync.Functions.Messaging;

/// <summary>Something that LeadSync stands on did not do what was asked. The message says what to look at, and holds nothing secret.</summary>
/// <param name="message">For people.</param>
/// <param name="canPass">Whether the same may succeed later, once it is back or somebody has granted a right.</param>
/// <param name="inner">What was thrown, where something was.</param>
public abstract class OutageException(string message, bool canPass, Exception? inner) : Exception(message, inner)
{
    /// <summary>Whether the same may succeed later.</summary>
    public bool CanPass { get; } = canPass;

    /// <summary>
    /// What an exception of a handler means for a message: it waits for what can pass, as long as that takes; anything else counts as a
    /// failure of the message.
    /// </summary>
    internal static MessageOutcome OutcomeOf(Exception error) => error is OutageException { CanPass: true }
        ? new MessageOutcome.Later(error.GetType().Name)
        : new MessageOutcome.Failed(error.GetType().Name);
}
