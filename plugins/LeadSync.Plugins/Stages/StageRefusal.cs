using System.Linq;
using LeadSync.Plugins.Localisation;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Stages;

/// <summary>Says a refusal in the user's language and with the names that the admin gave the stages. Two queries.</summary>
internal static class StageRefusal
{
    public static InvalidPluginExecutionException Of(PluginExecution execution, StagedTable table, StageVerdict verdict)
    {
        var language = UserLanguage.Of(execution);
        return new InvalidPluginExecutionException(StageTexts.Of(verdict, table, Names(execution, table, language), language));
    }

    private static StageNames Names(PluginExecution execution, StagedTable table, int language)
    {
        var rows = new QueryExpression(Schema.Stage.EntityLogicalName)
        {
            ColumnSet = new ColumnSet(table.DefinitionColumn, Schema.Stage.Name, Schema.Stage.GermanName), NoLock = true,
        };
        rows.Criteria.AddCondition("statecode", ConditionOperator.Equal, 0);
        rows.Criteria.AddCondition(Schema.Stage.AppliesTo, ConditionOperator.Equal, table.Value);
        var names = StageNames.BuiltIn(table, language);
        foreach (var row in execution.Organization.RetrieveMultiple(rows).Entities)
            if (row.GetAttributeValue<OptionSetValue>(table.DefinitionColumn) is { } stage)
                names.Rename(stage.Value, Name(row, language));
        return names;
    }

    private static string? Name(Entity row, int language) => new[]
        {
            language == UserLanguage.German ? row.GetAttributeValue<string>(Schema.Stage.GermanName) : null,
            row.GetAttributeValue<string>(Schema.Stage.Name),
        }
        .FirstOrDefault(name => !string.IsNullOrWhiteSpace(name));
}
