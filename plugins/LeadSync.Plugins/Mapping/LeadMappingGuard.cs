using System;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Mapping;

/// <summary>
/// Keeps a person's choice of account. Create and Update of lead, pre-operation. Whoever but LeadSync decides (see
/// <see cref="MappingRule"/>) is noted with the time, and the method becomes "Person"; the evidence stays, so that the
/// candidates remain visible. LeadSync itself, which may have read the lead before that decision, cannot write over it;
/// the rest of its save goes through.
/// </summary>
public sealed class LeadMappingGuard : PluginBase
{
    private static readonly string[] Noted = { Lead.MappingDecidedBy, Lead.MappingDecidedOn };
    private static readonly string[] Found = { Lead.MappingStatus, Lead.MappingStory, Lead.MappingProbability, Lead.MappedOn };
    private static readonly string[] Chosen = { Lead.MappedAccountId, Lead.MappingMethod };

    protected internal override void Run(PluginExecution execution)
    {
        var before = execution.PreImage;
        var target = execution.Target;
        var after = LeadMapping.Of(before, target);
        var own = Integration.Writes(execution);
        var act = own
            ? MappingRule.OfLeadSync(LeadMapping.Of(before, before))
            : MappingRule.OfPerson(LeadMapping.Of(before, before), after, target.Contains(Lead.MappingMethod));
        Remove(target, Noted);
        if (act == MappingAct.KeepDecision)
            Remove(target, Chosen);
        if (act == MappingAct.KeepDecision || !own)
            Remove(target, Found);
        if (!own)
            target.Attributes.Remove(Lead.MappingMethod);
        if (act == MappingAct.Decide)
            Decide(execution, after);
        else if (act == MappingAct.HandBack)
            HandBack(execution);
        if (act != MappingAct.None)
            execution.Trace($"Mapping: {act}");
    }

    private static void Decide(PluginExecution execution, LeadMapping after)
    {
        var target = execution.Target;
        var context = execution.Context;
        // "None of them" leaves no account behind, whatever LeadSync had found.
        if (after.Account == null)
            target[Lead.MappedAccountId] = null;
        Write(target, MappingMethod.Person, MappingStatus.DecidedByAPerson, context.OperationCreatedOn);
        target[Lead.MappingDecidedBy] = new EntityReference("systemuser", context.InitiatingUserId);
        target[Lead.MappingDecidedOn] = context.OperationCreatedOn;
    }

    // Until LeadSync has mapped anew the lead waits with the people who review.
    private static void HandBack(PluginExecution execution)
    {
        var target = execution.Target;
        target[Lead.MappedAccountId] = null;
        Write(target, null, MappingStatus.ToReview, execution.Context.OperationCreatedOn);
        target[Lead.MappingDecidedBy] = null;
        target[Lead.MappingDecidedOn] = null;
    }

    private static void Write(Entity target, int? method, int status, DateTime on)
    {
        target[Lead.MappingMethod] = method is { } value ? new OptionSetValue(value) : null;
        target[Lead.MappingStatus] = new OptionSetValue(status);
        target[Lead.MappingProbability] = null;
        target[Lead.MappedOn] = on;
    }

    private static void Remove(Entity target, string[] columns)
    {
        foreach (var column in columns)
            target.Attributes.Remove(column);
    }
}
