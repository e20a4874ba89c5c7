using System;
using System.Linq;
using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.HandOver;

/// <summary>
/// Keeps leads and opportunities with people who work: no disabled user becomes the owner, and what sales has accepted is handed on
/// by those who have it (see <see cref="HandingOn"/>). Update and Assign of lead and opportunity, pre-operation.
/// </summary>
public sealed class OwnerGuard : PluginBase
{
    private const string Owner = "ownerid";
    private const string Users = "systemuser";

    protected internal override void Run(PluginExecution execution)
    {
        var from = execution.PreImage.GetAttributeValue<EntityReference>(Owner);
        var to = NewOwner(execution.Context);
        if (to == null || (from != null && to.Id == from.Id))
            return;
        var context = execution.Context;
        var free = OwnWrites.Caused(context) || !HandingOn.IsHeld(context.PrimaryEntityName, Stage(execution)) || from?.Id == context.InitiatingUserId;
        var team = !free && from?.LogicalName == "team" ? from : null;
        var people = to.LogicalName == Users || team != null ? Read(to, team, execution) : Array.Empty<Entity>();
        if (people.FirstOrDefault(user => user.Id == to.Id)?.GetAttributeValue<bool?>("isdisabled") == true)
            throw Refused(HandOverTexts.DisabledOwner(UserLanguage.Of(execution)));
        free = free || people.Any(user => user.Id == context.InitiatingUserId && user.Contains("owning.teamid"));
        if (!free && !Integration.Writes(execution) && !execution.Roles.HoldsOneOf(HandingOn.Roles))
            throw Refused(HandOverTexts.NotYours(context.PrimaryEntityName, UserLanguage.Of(execution)));
    }

    private static EntityReference? NewOwner(IPluginExecutionContext context) =>
        context.InputParameters.TryGetValue("Assignee", out var assignee) ? assignee as EntityReference
            : context.InputParameters.TryGetValue("Target", out var target) && target is Entity row ? row.GetAttributeValue<EntityReference>(Owner)
            : null;

    private static int? Stage(PluginExecution execution) => execution.PreImage.GetAttributeValue<OptionSetValue>(Lead.Stage)?.Value;

    /// <summary>The new owner and the caller, the latter with the owning team where he is in it. One query.</summary>
    private static Entity[] Read(EntityReference owner, EntityReference? team, PluginExecution execution)
    {
        var users = new QueryExpression(Users) { ColumnSet = new ColumnSet("isdisabled"), NoLock = true };
        users.Criteria.AddCondition("systemuserid", ConditionOperator.In, owner.Id, execution.Context.InitiatingUserId);
        if (team != null)
        {
            var membership = users.AddLink("teammembership", "systemuserid", "systemuserid", JoinOperator.LeftOuter);
            membership.EntityAlias = "owning";
            membership.Columns = new ColumnSet("teamid");
            membership.LinkCriteria.AddCondition("teamid", ConditionOperator.Equal, team.Id);
        }

        return execution.Organization.RetrieveMultiple(users).Entities.ToArray();
    }

    private static InvalidPluginExecutionException Refused(string message) => new InvalidPluginExecutionException(message);
}
