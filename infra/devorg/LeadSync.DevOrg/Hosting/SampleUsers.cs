using LeadSync.DevOrg.Messages;
using LeadSync.DevOrg.Metadata;
using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Security;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Hosting;

/// <summary>The users of a new organisation, each with a random bearer token. A role that no solution brought is left out.</summary>
internal static class SampleUsers
{
    private const string Manager = "mona@devorg.example";

    private static readonly SampleUser[] All =
    [
        new("Ada", "Admin", "admin@devorg.example", Labels.English, ["System Administrator", "LeadSync Administrator"]),
        new("", "LeadSync Integration", "integration@devorg.example", Labels.English, ["LeadSync Integration"]) { IsApplication = true },
        new("Sam", "Sales", "sam@devorg.example", Labels.English, ["LeadSync Sales"]),
        new("Sabine", "Vertrieb", "sabine@devorg.example", Labels.German, ["LeadSync Sales"]),
        new("Otto", "Operations", "otto@devorg.example", Labels.English, ["LeadSync Administrator"]),
        new("Mara", "Marketing", "mara@devorg.example", Labels.English, ["LeadSync Marketing"]),
        new("Mona", "Manager", Manager, Labels.English, ["LeadSync Sales"]),
        new("Lena", "Innendienst", "lena@devorg.example", Labels.German, ["LeadSync Sales"]),
        new("Erik", "Executive", "erik@devorg.example", Labels.English, ["LeadSync Sales"]),
    ];

    private static readonly (Guid Id, string Name, string[] Members)[] Teams =
    [
        (WellKnown.SalesDevelopmentTeam, "Sales development", ["sam@devorg.example", "sabine@devorg.example", "lena@devorg.example"]),
        (WellKnown.AccountExecutivesTeam, "Account executives", ["sabine@devorg.example", "erik@devorg.example"]),
    ];

    /// <summary>Creates who is missing and gives roles that have come since, and forms teams that are missing, under one manager.</summary>
    public static void Ensure(OrgTransaction transaction)
    {
        foreach (var user in All)
        {
            var id = Find(transaction, "systemuser", "internalemailaddress", user.Mail)?.Id ?? Create(transaction, user);
            foreach (var role in user.Roles)
                if (Find(transaction, "role", "name", role) is { } row)
                    HeldRoles.Give(transaction, id, row.Id);
        }

        foreach (var (id, name, members) in Teams)
            if (transaction.Find("team", id, []) is null)
                Form(transaction, new Entity("team", id) { ["name"] = name, ["isdefault"] = false }, members);
    }

    private static void Form(OrgTransaction transaction, Entity team, string[] members)
    {
        team["businessunitid"] = new EntityReference("businessunit", WellKnown.BusinessUnit);
        FirstBoot.Put(transaction, team);
        var manager = User(transaction, Manager);
        foreach (var member in members.Select(mail => User(transaction, mail)))
        {
            FirstBoot.Put(transaction, new Entity("teammembership", RowIds.New(transaction.Now)) { ["teamid"] = team.Id, ["systemuserid"] = member });
            FirstBoot.Put(transaction, new Entity("systemuser", member) { ["parentsystemuserid"] = new EntityReference("systemuser", manager) });
        }
    }

    private static Guid User(OrgTransaction transaction, string mail) => Find(transaction, "systemuser", "internalemailaddress", mail)!.Id;

    private static Guid Create(OrgTransaction transaction, SampleUser user)
    {
        var id = RowIds.New(transaction.Now);
        var row = new Entity("systemuser", id)
        {
            ["firstname"] = user.First.Length > 0 ? user.First : null,
            ["lastname"] = user.Last,
            ["fullname"] = $"{user.First} {user.Last}".Trim(),
            ["domainname"] = user.Mail,
            ["internalemailaddress"] = user.Mail,
            ["isdisabled"] = false,
            ["accessmode"] = user.IsApplication ? 4 : 0,
            ["azureactivedirectoryobjectid"] = Guid.NewGuid(),
            ["businessunitid"] = new EntityReference("businessunit", WellKnown.BusinessUnit),
        };
        if (user.IsApplication)
            row["applicationid"] = Guid.NewGuid();
        FirstBoot.Put(transaction, row);
        FirstBoot.Put(transaction, new Entity("usersettings", id) { ["uilanguageid"] = user.Language, ["helplanguageid"] = user.Language, ["localeid"] = user.Language });
        transaction.Execute("INSERT INTO _token(token, user) VALUES($1, $2)", RowIds.NewToken(), StoredValue.Text(id));
        return id;
    }

    private static Entity? Find(OrgTransaction transaction, string table, string column, string value) =>
        transaction.Select(new RowQuery(table) { Columns = [], Filter = new Filter.Condition(new ColumnPath(null, column), "eq", [value]) }) is [var row, ..] ? row : null;

    private sealed record SampleUser(string First, string Last, string Mail, int Language, string[] Roles)
    {
        public bool IsApplication { get; init; }
    }
}
