using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;
using LeadSync.Solution.Reading;

namespace LeadSync.Solution.Checking;

/// <summary>One thing that must hold. A rule reads the solution and changes nothing.</summary>
/// <param name="id">Stable: scripts filter by it, the rule page lists it.</param>
internal abstract class Rule(string id)
{
    public string Id => id;

    public abstract IEnumerable<Finding> Check(CheckedSolution solution);

    protected Finding At(XObject node, string message) => Place.Finding(id, node, message);
}
