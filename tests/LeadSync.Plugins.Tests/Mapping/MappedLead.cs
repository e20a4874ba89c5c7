using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Mapping;

/// <summary>Leads with a mapping, as saves and pre-images hold them.</summary>
internal static class MappedLead
{
    public static EntityReference First { get; } = new("account", Guid.Parse("00000000-0000-0000-0000-00000000000a"));

    public static EntityReference Second { get; } = new("account", Guid.Parse("00000000-0000-0000-0000-00000000000b"));

    /// <summary>A row with the account and, where one is given, the method.</summary>
    public static Entity Mapped(EntityReference? account, int? method = null)
    {
        var lead = new Entity("lead") { ["ls_mappedaccountid"] = account };
        if (method is { } value)
            lead["ls_mappingmethod"] = new OptionSetValue(value);
        return lead;
    }

    /// <summary>A row with the method alone; null empties it.</summary>
    public static Entity Method(int? method) => new("lead") { ["ls_mappingmethod"] = method is { } value ? new OptionSetValue(value) : null };
}
