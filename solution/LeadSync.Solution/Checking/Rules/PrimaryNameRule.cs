using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC019: an own table has one primary key and one primary name, marked by PrimaryName in its DisplayMask.</summary>
internal sealed class PrimaryNameRule() : Rule("LSC019")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var table in solution.Tables.Where(table => table.IsOwn))
        {
            var names = table.Columns.Values.Count(column =>
                column.Element("DisplayMask")?.Value.Split('|').Contains("PrimaryName") == true);
            var keys = table.Columns.Values.Count(column => column.Element("Type")?.Value == "primarykey");
            if (names != 1)
                yield return At(table.Entity, $"{table.SchemaName} has {names} columns with PrimaryName in the DisplayMask, but needs one.");
            if (keys != 1)
                yield return At(table.Entity, $"{table.SchemaName} has {keys} primary keys, but needs one.");
        }
    }
}
