using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.ApplyCrmChanges;

/// <summary>Takes in the changed rows of one table. Tables are served in the order in which they are registered; one that fails keeps later ones of its table from being served.</summary>
internal interface IChangedRows
{
    /// <summary>The table; its changes have to be watched by the CRM's webhook steps and by the receiver too.</summary>
    CrmTable Table { get; }

    /// <summary>Null when all is done, else the error that kept the rest from it. Rows that are gone are named like others.</summary>
    Task<DataverseError?> Apply(IReadOnlySet<Guid> changed, CancellationToken cancel);
}
