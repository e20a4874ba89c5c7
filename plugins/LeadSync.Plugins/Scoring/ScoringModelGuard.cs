using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using LeadSync.Plugins.Localisation;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Scoring;

/// <summary>
/// Keeps scoring models to their life of draft, published and retired (see <see cref="ModelLifeCycle"/>), whatever client
/// saves. Create, Update and Delete of ls_scoringmodel, pre-operation. Publishing retires the version before.
/// </summary>
public sealed class ScoringModelGuard : PluginBase
{
    /// <summary>Set while this plug-in itself saves other models, so that it lets those saves pass.</summary>
    private const string OwnSave = "leadsync.models";


    private static readonly TimeSpan RegexLimit = TimeSpan.FromSeconds(1);

    protected internal override void Run(PluginExecution execution)
    {
        var context = execution.Context;
        if (Carries(context.ParentContext, OwnSave, true))
            return;
        if (context.MessageName == "Delete")
            Refuse(ModelLifeCycle.Delete(ModelVersion.Of(execution.PreImage)), execution);
        else if (context.MessageName == "Create")
            Create(execution);
        else
            Update(execution);
    }

    private static void Create(PluginExecution execution)
    {
        var target = execution.Target;
        if (Status(target) == null)
            target[ScoringModel.Status] = new OptionSetValue(ModelStatus.Draft);
        Complete(target, execution);
        var row = ModelVersion.Of(target);
        Refuse(ModelLifeCycle.Create(row), execution);
        target[ScoringModel.PublishedOn] = null;
        if (row.Status == ModelStatus.Published)
            Publish(row, execution);
    }

    private static void Update(PluginExecution execution)
    {
        var target = execution.Target;
        var before = ModelVersion.Of(execution.PreImage);
        if (!Integration.Writes(execution))
            ForgetCheck(target, before, ModelVersion.Of(execution.PreImage, target));
        var after = ModelVersion.Of(execution.PreImage, target);
        Refuse(ModelLifeCycle.Update(before, after), execution);
        if (before.Status == ModelStatus.Draft)
            target.Attributes.Remove(ScoringModel.PublishedOn);
        if (after.Status != ModelStatus.Published)
            return;
        if (before.Status == ModelStatus.Draft)
            Publish(after, execution);
        else if (after.IsPrimary && !before.IsPrimary)
            Save(execution, ModelRows.PublishedBut(execution.Context.PrimaryEntityId, execution.Organization).Where(other => other.IsPrimary), _ => false);
    }

    /// <summary>What only LeadSync may say is left out, and no longer holds once another definition is saved.</summary>
    private static void ForgetCheck(Entity target, ModelVersion before, ModelVersion after)
    {
        target.Attributes.Remove(ScoringModel.Problems);
        target.Attributes.Remove(ScoringModel.CheckedHash);
        if (before.Status != ModelStatus.Draft || after.ScoresLike(before))
            return;
        target[ScoringModel.Problems] = null;
        target[ScoringModel.CheckedHash] = null;
    }

    /// <summary>A row without version becomes the next one of its name; without definition it begins as a copy of the published one, else of the latest.</summary>
    private static void Complete(Entity target, PluginExecution execution)
    {
        var row = ModelVersion.Of(target);
        var lacksDefinition = string.IsNullOrWhiteSpace(row.Definition);
        if (row.Name.Length == 0 || (row.Version != null && !lacksDefinition))
            return;
        var latest = ModelRows.Latest(row.Name, execution.Organization);
        var version = row.Version ?? (latest?.Version ?? 0) + 1;
        target[ScoringModel.Version] = version;
        // A draft that somebody gave up, broken perhaps, is no good beginning.
        if (lacksDefinition && latest != null)
            target[ScoringModel.Definition] = Renumber(ModelRows.Published(row.Name, execution.Organization) ?? latest, version);
    }

    /// <summary>The definition may state its version, which then is that of the row. Should another field be meant, LeadSync's check tells.</summary>
    private static string Renumber(ModelVersion origin, int version) =>
        new Regex($"(\"version\"\\s*:\\s*){origin.Version}\\b", RegexOptions.CultureInvariant, RegexLimit)
            .Replace(origin.Definition, match => match.Groups[1].Value + version.ToString(CultureInfo.InvariantCulture), 1);

    private static void Publish(ModelVersion row, PluginExecution execution)
    {
        var others = ModelRows.PublishedBut(execution.Context.PrimaryEntityId, execution.Organization);
        var primary = ModelLifeCycle.BecomesPrimary(row, others);
        execution.Target[ScoringModel.PublishedOn] = execution.Context.OperationCreatedOn;
        execution.Target[ScoringModel.IsPrimary] = primary;
        Save(execution, others.Where(other => ModelLifeCycle.Precedes(other, row) || (primary && other.IsPrimary)), other => ModelLifeCycle.Precedes(other, row));
        execution.Trace($"Published, primary: {primary}");
    }

    /// <summary>Takes the primary flag from models, and retires them where told.</summary>
    private static void Save(PluginExecution execution, IEnumerable<ModelVersion> others, Func<ModelVersion, bool> retires)
    {
        execution.Context.SharedVariables[OwnSave] = true;
        foreach (var other in others)
        {
            var change = new Entity(ScoringModel.EntityLogicalName, other.Id) { [ScoringModel.IsPrimary] = false };
            if (retires(other))
                change[ScoringModel.Status] = new OptionSetValue(ModelStatus.Retired);
            execution.Organization.Update(change);
        }
    }

    private static void Refuse(ModelRefusal refusal, PluginExecution execution)
    {
        if (refusal == ModelRefusal.None)
            return;
        throw execution.Refused(refusal, ModelTexts.Of(refusal, UserLanguage.Of(execution)));
    }

    private static bool Carries(IPluginExecutionContext? context, string name, object value)
    {
        for (; context != null; context = context.ParentContext)
            if (context.SharedVariables.TryGetValue(name, out var carried) && value.Equals(carried))
                return true;
        return false;
    }

    private static int? Status(Entity row) => row.GetAttributeValue<OptionSetValue>(ScoringModel.Status)?.Value;
}
