using System.Collections.Generic;
using System.Linq;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// The rule of lead stages: a move is allowed when an active transition row says so, and only then. Null stands for
/// "no stage yet".
/// </summary>
internal sealed class StageMoves
{
    private readonly IReadOnlyList<StageMove> allowed;

    public StageMoves(IEnumerable<StageMove> allowed) => this.allowed = allowed.ToList();

    /// <summary>The decision on saving <paramref name="to"/> over <paramref name="from"/>.</summary>
    public StageDecision Decide(int? from, int? to)
    {
        if (from == to)
            return StageDecision.Unchanged;
        if (to == null)
            return StageDecision.Cleared;
        return From(from).Contains(to.Value) ? StageDecision.Allowed : StageDecision.NotAllowed;
    }

    /// <summary>The stages that may follow <paramref name="from"/>, each once, in the order of the process.</summary>
    public IReadOnlyList<int> From(int? from) =>
        allowed.Where(move => move.From == from).Select(move => move.To).Distinct().OrderBy(stage => stage).ToList();
}
