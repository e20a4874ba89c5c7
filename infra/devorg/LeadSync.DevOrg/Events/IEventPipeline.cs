namespace LeadSync.DevOrg.Events;

/// <summary>
/// Runs what is registered on a message around its core operation. The caller has checked the privileges; a fault of any
/// stage unwinds to the caller, who rolls the transaction back.
/// </summary>
public interface IEventPipeline
{
    /// <summary>
    /// Runs pre-validation and pre-operation, then <paramref name="core"/> exactly once, then post-operation; asynchronous
    /// steps are stored in the transaction and started with <see cref="Storage.OrgTransaction.AfterCommit"/>.
    /// </summary>
    void Run(MessageCall call, CallContext context, Action core);

    /// <summary>Runs one plug-in as the main operation of a message, as a custom API has it.</summary>
    void RunPlugin(MessageCall call, CallContext context, Microsoft.Xrm.Sdk.EntityReference pluginType);
}
