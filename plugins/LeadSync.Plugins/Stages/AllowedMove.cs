using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>One transition row out of a known stage: where it leads and under which conditions.</summary>
internal sealed class AllowedMove
{
    public AllowedMove(int to) => To = to;

    public int To { get; }

    /// <summary>Logical names of columns that must not be empty.</summary>
    public IReadOnlyList<string> RequiredColumns { get; set; } = Array.Empty<string>();

    public int? MinimumScore { get; set; }

    /// <summary>The worst grade that will do; A, the lowest value, is the best.</summary>
    public int? MinimumGrade { get; set; }

    /// <summary>Names of security roles of which one is needed; empty for everybody.</summary>
    public IReadOnlyList<string> Roles { get; set; } = Array.Empty<string>();

    /// <summary>Names of security roles that may end a cool-down; empty for System Administrators alone.</summary>
    public IReadOnlyList<string> OverrideRoles { get; set; } = Array.Empty<string>();

    public bool ReasonRequired { get; set; }

    /// <summary>How many recycles that count a lead may have; null for any number.</summary>
    public int? MaximumRecycles { get; set; }

    /// <summary>The row read from the organisation; null where it names no stage to move to.</summary>
    public static AllowedMove? Of(Entity row, StagedTable table)
    {
        var to = row.GetAttributeValue<OptionSetValue>(table.ToColumn);
        return to == null ? null : new AllowedMove(to.Value)
        {
            RequiredColumns = List(row, StageTransition.RequiredColumns),
            MinimumScore = row.GetAttributeValue<int?>(StageTransition.MinimumScore),
            MinimumGrade = row.GetAttributeValue<OptionSetValue>(StageTransition.MinimumGrade)?.Value,
            Roles = List(row, StageTransition.RoleNames),
            OverrideRoles = List(row, StageTransition.OverrideRoleNames),
            ReasonRequired = row.GetAttributeValue<bool?>(StageTransition.ReasonRequired) == true,
            MaximumRecycles = row.GetAttributeValue<int?>(StageTransition.MaximumRecycles),
        };
    }

    private static List<string> List(Entity row, string column) =>
        (row.GetAttributeValue<string>(column) ?? "").Split(',').Select(name => name.Trim()).Where(name => name.Length > 0).ToList();
}
