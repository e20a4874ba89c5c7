using System;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Mapping;

/// <summary>Account and method of a lead, before or after a save.</summary>
internal readonly struct LeadMapping
{
    public LeadMapping(Guid? account, int? method)
    {
        Account = account;
        Method = method;
    }

    public Guid? Account { get; }

    public int? Method { get; }

    public bool IsDecided => Method == MappingMethod.Person;

    /// <summary>Of two rows the columns that <paramref name="saved"/> holds, else those of <paramref name="before"/>.</summary>
    public static LeadMapping Of(Entity before, Entity saved) => new LeadMapping(
        Holding(Lead.MappedAccountId, before, saved).GetAttributeValue<EntityReference>(Lead.MappedAccountId)?.Id,
        Holding(Lead.MappingMethod, before, saved).GetAttributeValue<OptionSetValue>(Lead.MappingMethod)?.Value);

    private static Entity Holding(string column, Entity before, Entity saved) => saved.Contains(column) ? saved : before;
}
