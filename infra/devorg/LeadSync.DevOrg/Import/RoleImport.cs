using System.Xml.Linq;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Import;

/// <summary>Security roles with their privileges; a privilege must exist and its level must suit the table.</summary>
internal static class RoleImport
{
    /// <summary>Privileges that belong to no table.</summary>
    private static readonly HashSet<string> Miscellaneous =
    [
        "prvActOnBehalfOfAnotherUser", "prvBypassCustomPlugins", "prvBypassCustomBusinessLogic", "prvExportToExcel", "prvGoOffline",
        "prvOverrideCreatedOnCreatedBy", "prvQualifyLead", "prvDisqualifyLead", "prvPublishCustomization", "prvUseOfficeApps", "prvWebMailMerge",
    ];

    public static void Run(ImportJob job)
    {
        var known = Privileges(job);
        foreach (var role in job.Elements("Roles", "Role"))
            Import(job, role, known);
    }

    private static void Import(ImportJob job, XElement role, Dictionary<string, Table?> known)
    {
        var name = role.Attribute("name")?.Value ?? throw job.Refuse("A role has no name.");
        var id = SolutionXml.Id(role.Attribute("id")?.Value) ?? throw job.Refuse($"The role '{name}' has no id.");
        job.Put(new Entity("role", id) { ["name"] = name, ["businessunitid"] = new EntityReference("businessunit", WellKnown.BusinessUnit) });
        job.Transaction.Execute("DELETE FROM _role_privilege WHERE role = $1", StoredValue.Text(id));
        foreach (var privilege in role.Element("RolePrivileges")?.Elements("RolePrivilege") ?? [])
        {
            var privilegeName = privilege.Attribute("name")?.Value ?? "";
            if (!known.TryGetValue(privilegeName, out var table))
                throw job.Refuse($"The role '{name}' holds the privilege '{privilegeName}', which does not exist.");
            var depth = Enum.TryParse<Depth>(privilege.Attribute("level")?.Value, out var level) && level != Depth.None
                ? level
                : throw job.Refuse($"The role '{name}' holds '{privilegeName}' at no known level.");
            if (table is { IsUserOwned: false } && depth != Depth.Global)
                throw job.Refuse($"The role '{name}' holds '{privilegeName}' at level {depth}; rows of '{table.Name}' belong to the organization, so the level must be Global.");
            job.Transaction.Execute(
                "INSERT INTO _role_privilege(role, privilege, depth) VALUES($1, $2, $3) ON CONFLICT DO NOTHING", StoredValue.Text(id), privilegeName, (int)depth);
        }
    }

    private static Dictionary<string, Table?> Privileges(ImportJob job)
    {
        var known = Miscellaneous.ToDictionary(name => name, _ => (Table?)null);
        foreach (var table in job.Transaction.Schema.Tables)
            foreach (var right in Enum.GetValues<AccessRight>())
                if (table.Ownership != Ownership.Organization || right is not (AccessRight.Assign or AccessRight.Share))
                    known.TryAdd(UserRights.PrivilegeName(right, table), table);
        return known;
    }
}
