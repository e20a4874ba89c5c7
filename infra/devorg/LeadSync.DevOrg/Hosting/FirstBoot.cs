using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Hosting;

/// <summary>What a new organisation holds before any solution: itself, its business unit, its messages, its built-in roles.</summary>
internal static class FirstBoot
{
    private static readonly Guid SystemCustomizerRole = new("119f245c-3cc8-4b62-b31c-d1a046ced15d");

    /// <summary>Message ids are the same in every organisation of the platform; they share this ending.</summary>
    private const string MessageIdEnding = "-ea3e-db11-86a7-000a3a5473e8";

    private static readonly (string Start, string Name)[] SdkMessages =
    [
        ("9ebdbb1b", "Create"), ("20bebb1b", "Update"), ("a1bdbb1b", "Delete"), ("8cbdbb1b", "Assign"), ("1cbebb1b", "SetState"),
        ("1dbebb1b", "SetStateDynamicEntity"), ("dbbdbb1b", "Merge"), ("f2bdbb1b", "Retrieve"), ("03bebb1b", "RetrieveMultiple"),
    ];

    /// <summary>Messages whose platform ids are not known here: these are made up, and only the names mean something.</summary>
    private static readonly (Guid Id, string Name)[] NamedMessages =
    [
        (new("4d5e1f60-0000-4000-8000-000000000001"), "QualifyLead"),
        (new("4d5e1f60-0000-4000-8000-000000000002"), "Win"),
        (new("4d5e1f60-0000-4000-8000-000000000003"), "Lose"),
    ];

    public static void Run(OrgTransaction transaction)
    {
        Put(transaction, new Entity("organization", WellKnown.Organization) { ["name"] = WellKnown.OrganizationName, ["languagecode"] = Labels.English });
        Put(transaction, new Entity("businessunit", WellKnown.BusinessUnit) { ["name"] = WellKnown.OrganizationName });
        Put(transaction, new Entity("systemuser", WellKnown.SystemUser) { ["fullname"] = "SYSTEM", ["lastname"] = "SYSTEM", ["accessmode"] = 3 });
        Put(transaction, new Entity("role", WellKnown.SystemAdministratorRole) { ["name"] = "System Administrator" });
        Put(transaction, new Entity("role", SystemCustomizerRole) { ["name"] = "System Customizer" });
        foreach (var (start, name) in SdkMessages)
            Put(transaction, new Entity("sdkmessage", new Guid(start + MessageIdEnding)) { ["name"] = name });
        foreach (var (id, name) in NamedMessages)
            Put(transaction, new Entity("sdkmessage", id) { ["name"] = name });
    }

    /// <summary>A row of the organisation's own, written by SYSTEM.</summary>
    internal static void Put(OrgTransaction transaction, Entity row)
    {
        row[ColumnNames.ModifiedOn] = transaction.Now;
        if (transaction.Update(row))
            return;
        row[ColumnNames.CreatedOn] = transaction.Now;
        transaction.Insert(row);
    }
}
