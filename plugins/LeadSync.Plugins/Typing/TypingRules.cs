using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Typing;

/// <summary>Reads the typing rules that the admin keeps.</summary>
internal static class TypingRules
{
    /// <summary>The active rules of some keys; those without a value for their key are left out. One query.</summary>
    public static ILookup<int, TypingCase> Of(IReadOnlyList<TypedKey> keys, IOrganizationService organization)
    {
        var columns = new[] { TypingRule.Key, TypingRule.Match, TypingRule.Text, TypingRule.Minimum, TypingRule.Priority };
        var rows = new QueryExpression(TypingRule.EntityLogicalName)
        {
            ColumnSet = new ColumnSet(columns.Concat(keys.Select(key => key.Column)).ToArray()),
            NoLock = true,
        };
        rows.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        rows.Criteria.AddCondition(TypingRule.Key, ConditionOperator.In, keys.Select(key => (object)key.Key).ToArray());
        var cases =
            from row in organization.RetrieveMultiple(rows).Entities
            let key = keys.FirstOrDefault(one => one.Key == Choice(row, TypingRule.Key))
            where key != null
            let value = Choice(row, key.Column)
            where value != null
            select Read(row, key.Key, value.Value);
        return cases.ToLookup(rule => rule.Key);
    }

    private static TypingCase Read(Entity row, int key, int value) => new TypingCase(key, value)
    {
        Match = Choice(row, TypingRule.Match) ?? TextMatch.HasTheWords,
        Text = row.GetAttributeValue<string>(TypingRule.Text) ?? "",
        Minimum = row.GetAttributeValue<int?>(TypingRule.Minimum),
        Priority = row.GetAttributeValue<int?>(TypingRule.Priority) ?? int.MaxValue,
    };

    private static int? Choice(Entity row, string column) => row.GetAttributeValue<OptionSetValue>(column)?.Value;
}
