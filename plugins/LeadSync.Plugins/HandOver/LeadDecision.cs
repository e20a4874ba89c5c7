using System;
using System.Collections.Generic;
using System.Linq;
using LeadSync.Plugins.Localisation;
using LeadSync.Plugins.Stages;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;
using Microsoft.Xrm.Sdk.Query;

namespace LeadSync.Plugins.HandOver;

/// <summary>
/// The messages ls_AcceptLead, ls_RejectLead and ls_RecycleLead: one save as the calling user, which the guards of the lead
/// judge as any other. They answer with what the save came to.
/// </summary>
public sealed class LeadDecision : PluginBase
{
    private static readonly Dictionary<string, int[]> From = new Dictionary<string, int[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["ls_AcceptLead"] = new[] { LeadStage.QualifiedLead },
        ["ls_RejectLead"] = new[] { LeadStage.QualifiedLead },
        ["ls_RecycleLead"] = new[] { LeadStage.SalesAcceptedLead, LeadStage.Opportunity },
    };

    protected internal override void Run(PluginExecution execution)
    {
        var context = execution.Context;
        var lead = (EntityReference)context.InputParameters["Target"];
        var from = From[context.MessageName];
        var present = Read(lead, execution).GetAttributeValue<OptionSetValue>(Lead.Stage)?.Value;
        if (present == null || !from.Contains(present.Value))
            throw new InvalidPluginExecutionException(HandOverTexts.WrongStage(context.MessageName, from, present, UserLanguage.Of(execution)));
        execution.Caller.Update(Save(context, lead.Id));
        var after = Read(lead, execution);
        context.OutputParameters["Stage"] = after.GetAttributeValue<OptionSetValue>(Lead.Stage)?.Value;
        context.OutputParameters["CooldownUntil"] = after.GetAttributeValue<DateTime?>(Lead.CooldownUntil);
    }

    private static Entity Save(IPluginExecutionContext context, Guid lead)
    {
        var accepts = string.Equals(context.MessageName, "ls_AcceptLead", StringComparison.OrdinalIgnoreCase);
        var save = new Entity(Lead.EntityLogicalName, lead)
        {
            [Lead.Stage] = new OptionSetValue(accepts ? LeadStage.SalesAcceptedLead : LeadStage.Lead),
        };
        if (context.InputParameters.TryGetValue("Note", out var note) && note is string { Length: > 0 })
            save[StagedTable.Note] = note;
        if (!accepts && context.InputParameters.TryGetValue("Reason", out var reason))
            save[StagedTable.Reason] = reason;
        return save;
    }

    private static Entity Read(EntityReference lead, PluginExecution execution) =>
        execution.Caller.Retrieve(Lead.EntityLogicalName, lead.Id, new ColumnSet(Lead.Stage, Lead.CooldownUntil));
}
