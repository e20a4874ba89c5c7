using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// Which statecodes go with which stages, so that a row is never open in a stage that is closed, nor the other way round.
/// States and status reasons are those of the stock tables.
/// </summary>
internal sealed class StageStates
{
    public const int Open = 0;

    public static readonly StageStates Lead = new StageStates(
        new[]
        {
            new StageState(LeadStage.Prospect, Open, 1), new StageState(LeadStage.Lead, Open, 1),
            new StageState(LeadStage.QualifiedLead, Open, 1), new StageState(LeadStage.SalesAcceptedLead, Open, 1),
            // A lead becomes an opportunity by QualifyLead, which closes it, or by its stage alone, which does not.
            new StageState(LeadStage.Opportunity, Open, 1), new StageState(LeadStage.Opportunity, 1, 3),
            new StageState(LeadStage.Customer, 1, 3), new StageState(LeadStage.Lost, 2, 4), new StageState(LeadStage.Disqualified, 2, 7),
        },
        new[] { LeadStage.Lead, LeadStage.Opportunity, LeadStage.Disqualified },
        new Dictionary<int, int> { [1] = Open, [2] = Open, [3] = 1, [4] = 2, [5] = 2, [6] = 2, [7] = 2 });

    public static readonly StageStates Opportunity = new StageStates(
        new[]
        {
            new StageState(OpportunityStage.Discovery, Open, 1), new StageState(OpportunityStage.Proposal, Open, 1),
            new StageState(OpportunityStage.Negotiation, Open, 1), new StageState(OpportunityStage.Won, 1, 3),
            new StageState(OpportunityStage.Lost, 2, 4), new StageState(OpportunityStage.Recycled, 2, 4),
        },
        new[] { OpportunityStage.Negotiation, OpportunityStage.Won, OpportunityStage.Lost },
        new Dictionary<int, int> { [1] = Open, [2] = Open, [3] = 1, [4] = 2, [5] = 2 });

    private readonly StageState[] pairs;
    private readonly int[] stages;
    private readonly IReadOnlyDictionary<int, int> states;

    private StageStates(StageState[] pairs, int[] stages, IReadOnlyDictionary<int, int> states)
    {
        this.pairs = pairs;
        this.stages = stages;
        this.states = states;
    }

    /// <summary>The state that a status reason belongs to; null for one that an admin added.</summary>
    public int? StateOf(int? status) => status is { } value && states.TryGetValue(value, out var state) ? state : null;

    /// <summary>Whether a row of the stage may have the state; a stage that an admin added may have any.</summary>
    public bool Allows(int stage, int state) => Of(stage) is not { Length: > 0 } known || known.Any(pair => pair.State == state);

    /// <summary>What a row gets that enters the stage in a state it may not have there; null for a stage that an admin added.</summary>
    public StageState? Entered(int stage) => Of(stage).FirstOrDefault();

    /// <summary>A stage with one of its states; null where they do not go together.</summary>
    public StageState? Find(int stage, int state) => Of(stage).FirstOrDefault(pair => pair.State == state);

    /// <summary>
    /// The stage that a row comes to when only its state changes: the one it is in where that may be. Opening a row again is
    /// a move, unless its stage is an open one, as of rows that were closed before there were stages.
    /// </summary>
    public int? Follow(int? stage, int state)
    {
        if (stage is { } present && (state == Open ? Of(present).All(pair => pair.State == Open) : Allows(present, state)))
            return stage;
        return state >= 0 && state < stages.Length ? stages[state] : stage;
    }

    private StageState[] Of(int stage) => pairs.Where(pair => pair.Stage == stage).ToArray();
}
