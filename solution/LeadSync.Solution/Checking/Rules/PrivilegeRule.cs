using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC023: a privilege of a role is a verb and the schema name of a table; tables of the organisation know one level.</summary>
internal sealed class PrivilegeRule() : Rule("LSC023")
{
    /// <summary>AppendTo before Append: the first that fits is the verb.</summary>
    private static readonly string[] Verbs = ["Create", "Read", "Write", "Delete", "AppendTo", "Append", "Assign", "Share"];
    private static readonly string[] Levels = ["Basic", "Local", "Deep", "Global"];

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var role in solution.Roles)
        {
            var seen = new HashSet<string>();
            foreach (var privilege in role.Descendants("RolePrivilege"))
            {
                var name = (string?)privilege.Attribute("name") ?? "";
                if (!seen.Add(name)) yield return At(privilege, $"{name} is in the role twice.");
                if (Problem(solution, privilege, name) is { } problem) yield return At(privilege, problem);
            }
        }
    }

    private static string? Problem(CheckedSolution solution, XElement privilege, string name)
    {
        var level = (string?)privilege.Attribute("level");
        if (!Levels.Contains(level)) return $"'{level}' is no level of {name}.";
        var verb = Array.Find(Verbs, verb => name.StartsWith("prv" + verb, StringComparison.Ordinal));
        if (verb is null) return $"'{name}' does not start with prv and a verb.";
        var table = name[("prv" + verb).Length..];
        if (StockTable.All.Values.Any(stock => (stock.Privilege ?? stock.SchemaName) == table)) return null;
        if (solution.Tables.FirstOrDefault(own => own.IsOwn && own.SchemaName == table) is not { } found)
            return $"'{name}' names no table: '{table}' is no schema name.";
        if (found.Entity.Element("OwnershipTypeMask")?.Value != "OrgOwned") return null;
        if (verb is "Assign" or "Share") return $"{table} belongs to the organisation: nobody can {verb} its rows.";
        return level == "Global" ? null : $"{table} belongs to the organisation: the level of {name} must be Global.";
    }
}
