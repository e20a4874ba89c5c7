using System.Linq;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.Localisation;

/// <summary>The language in which a message reaches the person who started the save.</summary>
internal static class UserLanguage
{
    public const int English = 1033;
    public const int German = 1031;

    /// <summary>The initiating user's language of the user interface; English when it is neither of the two. One query.</summary>
    public static int Of(PluginExecution execution)
    {
        var settings = new QueryExpression("usersettings") { ColumnSet = new ColumnSet("uilanguageid"), TopCount = 1 };
        settings.Criteria.AddCondition("systemuserid", ConditionOperator.Equal, execution.Context.InitiatingUserId);
        var row = execution.Organization.RetrieveMultiple(settings).Entities.FirstOrDefault();
        return row?.GetAttributeValue<int?>("uilanguageid") == German ? German : English;
    }
}
