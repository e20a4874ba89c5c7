using System;
using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Stages;

/// <summary>
/// Writes one history row for every stage a lead enters, in the transaction of the save. Create and Update of lead,
/// post-operation.
/// </summary>
public sealed class LeadStageHistory : PluginBase
{
    protected internal override void Run(PluginExecution execution)
    {
        var from = execution.PreImage.GetAttributeValue<OptionSetValue>(Lead.Stage);
        var to = execution.Target.GetAttributeValue<OptionSetValue>(Lead.Stage);
        if (to == null || to.Equals(from))
            return;
        var context = execution.Context;
        var movedOn = execution.Target.GetAttributeValue<DateTime?>(Lead.StageEnteredOn) ?? context.OperationCreatedOn;
        execution.Organization.Create(new Entity(StageHistory.EntityLogicalName)
        {
            [StageHistory.Name] = Name(from, to),
            [StageHistory.LeadId] = new EntityReference(Lead.EntityLogicalName, context.PrimaryEntityId),
            [StageHistory.FromLeadStage] = from,
            [StageHistory.ToLeadStage] = to,
            [StageHistory.MovedOn] = movedOn,
            [StageHistory.MovedById] = new EntityReference("systemuser", context.InitiatingUserId),
            [StageHistory.MinutesInStage] = Minutes(execution.PreImage, movedOn),
        });
        execution.Trace($"Stage {from?.Value} to {to.Value} noted");
    }

    // Rows are read by people of both languages: the name is in the base language of the solution.
    private static string Name(OptionSetValue? from, OptionSetValue to)
    {
        var entered = StageTexts.Name(to.Value, UserLanguage.English);
        return from == null ? entered : $"{StageTexts.Name(from.Value, UserLanguage.English)} → {entered}";
    }

    // Whole minutes; unknown for the first stage, and never negative when clocks of two servers disagree.
    private static int? Minutes(Entity before, DateTime movedOn)
    {
        var entered = before.GetAttributeValue<DateTime?>(Lead.StageEnteredOn);
        return entered == null ? null : (int)Math.Max(0, Math.Floor((movedOn - entered.Value).TotalMinutes));
    }
}
