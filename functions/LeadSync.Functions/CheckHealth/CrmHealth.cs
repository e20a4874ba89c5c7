using System.Text.Json;
using LeadSync.Functions.Dataverse;

namespace LeadSync.Functions.CheckHealth;

/// <summary>Whether the CRM knows us, with the role that LeadSync needs and the solution that it writes to.</summary>
internal sealed class CrmHealth(DataverseClient client)
{
    private const string Role = "LeadSync Integration";
    private const string Solution = "LeadSync";

    private const string RoleFix = $"Give the application user the security role {Role}; it comes with the solution.";

    public async Task<IEnumerable<HealthCheck>> Examine(CancellationToken cancel)
    {
        var checks = new List<HealthCheck>();
        var users = new HashSet<Guid>();
        // Users take turns, so as many calls as there are users meet them all while there is no other load.
        for (var i = 0; i < client.Users; i++)
        {
            var me = await client.WhoAmI(cancel);
            if (me.Failed) return [.. checks, Refused("CRM", me.Error)];
            if (users.Add(me.Value)) checks.Add(await RoleOf(me.Value, cancel));
        }
        checks.Insert(0, new HealthCheck("CRM", users.Count == client.Users, $"{client.Api.Authority} knows {users.Count} of {client.Users} application users",
            "List each application user once under LeadSync:Dataverse:AppUsers, and look again while there is little load."));
        checks.Add(await SolutionOf(cancel));
        return checks;
    }

    private async Task<HealthCheck> RoleOf(Guid user, CancellationToken cancel)
    {
        var name = $"role of user {user:D}";
        var own = $"<link-entity name='systemuserroles' from='roleid' to='roleid'><filter><condition attribute='systemuserid' operator='eq' value='{user:D}'/></filter></link-entity>";
        var ofTeams = "<link-entity name='teamroles' from='roleid' to='roleid'><link-entity name='teammembership' from='teamid' to='teamid'>"
            + $"<filter><condition attribute='systemuserid' operator='eq' value='{user:D}'/></filter></link-entity></link-entity>";
        var names = new List<string>();
        foreach (var way in new[] { own, ofTeams })
        {
            var fetch = $"<fetch><entity name='role'><attribute name='name'/>{way}</entity></fetch>";
            var roles = await client.Query($"roles?fetchXml={Uri.EscapeDataString(fetch)}", cancel);
            if (roles.Failed) return Refused(name, roles.Error) with { Fix = RoleFix };
            names.AddRange(roles.Value.Select(role => role.GetProperty("name").GetString()!));
        }
        return new HealthCheck(name, names.Contains(Role), names.Count == 0 ? "none" : string.Join(", ", names.Distinct().Order()), RoleFix);
    }

    private async Task<HealthCheck> SolutionOf(CancellationToken cancel)
    {
        var rows = await client.Query($"solutions?$select=version&$filter=uniquename%20eq%20'{Solution}'", cancel);
        if (rows.Failed) return Refused("solution", rows.Error);
        var version = rows.Value.Select(row => row.TryGetProperty("version", out var text) && text.ValueKind == JsonValueKind.String ? text.GetString() : null).FirstOrDefault();
        return new HealthCheck("solution", version is not null, version ?? "not imported", "Import the solution LeadSync_managed.zip.");
    }

    private static HealthCheck Refused(string name, DataverseError error) => new(name, false, $"{error.Fault} {error.Code}".TrimEnd(), error.Fault switch
    {
        DataverseFault.Unauthorized => "The token was refused: is there an application user for this app registration or managed identity, and is it enabled?",
        DataverseFault.PrivilegeDenied => RoleFix,
        DataverseFault.NotFound => "Look at LeadSync:Dataverse:Url: is it the address of the environment?",
        _ => "Look at LeadSync:Dataverse:Url, and at the health of the environment.",
    });
}
