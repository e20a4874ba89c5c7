using LeadSync.DevOrg.Events;
using LeadSync.DevOrg.Messages;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>
/// Copies of the event's row before and after the core operation. Names and formatted values, which cost further queries,
/// are added when a step first wants an image: most updates reach no step at all.
/// </summary>
internal sealed class RowImages(MessageCall call, CallContext context)
{
    private const string AsynchronousName = "AsynchronousStepPrimaryName";
    private Entity? before;
    private Entity? after;
    private bool beforeIsComplete;

    /// <summary>Reads the row while it is still as it was. Create has no row yet.</summary>
    public void CaptureBefore() => before = call.Name == "Create" ? null : context.Transaction.Find(call.PrimaryEntityName, call.PrimaryEntityId);

    /// <summary>Whether the core operation has run.</summary>
    public bool CoreHasRun { get; set; }

    public EntityImageCollection Before(Step step)
    {
        if (before is null || !step.Images.Any(image => image.Before))
            return [];
        if (!beforeIsComplete)
            RowPresentation.Complete(context, [before]);
        beforeIsComplete = true;
        return Choose(step.Images.Where(image => image.Before), before);
    }

    public EntityImageCollection After(Step step)
    {
        if (!CoreHasRun || call.Name == "Delete" || !step.Images.Any(image => image.After))
            return [];
        return Choose(step.Images.Where(image => image.After), after ??= Read());
    }

    /// <summary>The image every asynchronous step carries in addition: name and id of the row.</summary>
    public void AddAsynchronousName(EntityImageCollection images)
    {
        if (context.Transaction.Schema.Find(call.PrimaryEntityName) is not { } table)
            return;
        var row = call.Name == "Delete" ? before : after ??= Read();
        var image = new Entity(table.Name, call.PrimaryEntityId);
        if (table.PrimaryName is { } name)
            image[name] = row?.GetAttributeValue<object>(name);
        image[table.PrimaryId] = call.PrimaryEntityId;
        images[AsynchronousName] = image;
    }

    /// <summary>After a Create the target carries formatted values, as the platform's does; its lookups stay without names.</summary>
    public void FormatCreated(Entity target)
    {
        after ??= Read();
        if (after is not null)
            foreach (var (column, text) in after.FormattedValues.Where(pair => target.Contains(pair.Key)))
                target.FormattedValues[column] = text;
    }

    private Entity? Read()
    {
        var row = context.Transaction.Find(call.PrimaryEntityName, call.PrimaryEntityId);
        if (row is not null)
            RowPresentation.Complete(context, [row]);
        return row;
    }

    private static EntityImageCollection Choose(IEnumerable<StepImage> wanted, Entity? row)
    {
        var images = new EntityImageCollection();
        if (row is null)
            return images;
        foreach (var image in wanted)
        {
            var copy = new Entity(row.LogicalName, row.Id);
            bool Chosen(string column) => image.Columns.Count == 0 || image.Columns.Contains(column);
            copy.Attributes.AddRange(row.Attributes.Where(pair => Chosen(pair.Key)));
            copy.FormattedValues.AddRange(row.FormattedValues.Where(pair => Chosen(pair.Key)));
            images[image.Alias] = ContractCopy.Of(copy);
        }

        return images;
    }
}
