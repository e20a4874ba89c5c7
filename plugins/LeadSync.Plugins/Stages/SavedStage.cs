using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>Which stage a save means: the one it names, or the one that follows from the state it names.</summary>
internal sealed class SavedStage
{
    private const string State = "statecode";
    private const string Status = "statuscode";

    private SavedStage(int? from, int? to, bool contradicts, bool repeats)
    {
        From = from;
        To = to;
        Contradicts = contradicts;
        Repeats = repeats;
    }

    public int? From { get; }

    public int? To { get; }

    public bool IsMove => From != To;

    /// <summary>Whether the save names a stage and a state that exclude each other.</summary>
    public bool Contradicts { get; }

    /// <summary>Whether the save names the stage that the row is in already.</summary>
    public bool Repeats { get; }

    /// <summary>Reads the save over the row as it was; <paramref name="creating"/> gives a row without a stage its first one.</summary>
    public static SavedStage Of(StagedTable table, Entity before, Entity target, bool creating)
    {
        var from = Choice(before, StagedTable.Stage);
        var named = target.Contains(StagedTable.Stage);
        var to = named ? Choice(target, StagedTable.Stage) : from;
        var present = Choice(before, State) ?? StageStates.Open;
        var state = NewState(table, target);
        var closesOrOpens = state is { } value && value != present;
        if (named && to != from && !(creating && to == null))
            return new SavedStage(from, to, to is { } stage && closesOrOpens && !table.States!.Allows(stage, state!.Value), false);
        if (closesOrOpens)
            return new SavedStage(from, table.States!.Follow(from, state!.Value), false, named);
        return new SavedStage(from, creating ? table.FirstStage : from, false, named && from != null);
    }

    /// <summary>
    /// The state and status reason that the save has to bring with the stage: where the state that the row has or gets does
    /// not go with it, or comes without a reason of its own. Null where nothing is to be added.
    /// </summary>
    public static StageState? Correction(StagedTable table, Entity before, Entity target, int stage)
    {
        if (table.States == null)
            return null;
        var state = NewState(table, target) ?? Choice(before, State) ?? StageStates.Open;
        if (!table.States.Allows(stage, state))
            return table.States.Entered(stage);
        return target.Contains(State) && !target.Contains(Status) ? table.States.Find(stage, state) : null;
    }

    private static int? NewState(StagedTable table, Entity target) =>
        table.States == null ? null : Choice(target, State) ?? table.States.StateOf(Choice(target, Status));

    private static int? Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;
}
