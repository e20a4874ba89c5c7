using System;
using System.Collections.Generic;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>All that the rule weighs: the rows out of the stage, the row as it will be, and who moves it when.</summary>
internal sealed class StageCase
{
    public StageCase(StagedTable table, int? from, IReadOnlyList<AllowedMove> moves)
    {
        Table = table;
        From = from;
        Moves = moves;
    }

    public StagedTable Table { get; }

    public int? From { get; }

    public IReadOnlyList<AllowedMove> Moves { get; }

    /// <summary>A column as it will be after the save.</summary>
    public Func<string, object?> Column { get; set; } = _ => null;

    /// <summary>Whether the user holds one of the roles; asked only where a row names roles.</summary>
    public Func<IReadOnlyList<string>, bool> HoldsOneOf { get; set; } = _ => false;

    public DateTime Now { get; set; }

    /// <summary>Whether this save names a recycle reason.</summary>
    public bool HasReason { get; set; }

    /// <summary>Why this save ends the cool-down; null where it does not say.</summary>
    public string? OverrideReason { get; set; }

    /// <summary>The end of the cool-down as it was before the save.</summary>
    public DateTime? CooldownUntil { get; set; }

    /// <summary>Whether a plug-in of LeadSync makes the move: rows and their conditions are for people and clients.</summary>
    public bool IsOwnMove { get; set; }

    /// <summary>The value of a choice column; null where it is empty.</summary>
    public int? Choice(string column) => (Column(column) as OptionSetValue)?.Value;
}
