using System.Text.Json;

namespace LeadSync.Functions.Intake;

/// <summary>What one item of a request says.</summary>
internal abstract record ItemReading
{
    private ItemReading()
    {
    }

    public sealed record Accepted(ReportedActivity Activity) : ItemReading;

    public sealed record Ignored(string Reason) : ItemReading;

    public sealed record Rejected(string Reason) : ItemReading;
}

/// <summary>Gathers the items of one request in their order.</summary>
internal sealed class ReadingBuilder
{
    private readonly List<ReportedActivity> activities = [];
    private readonly List<RefusedItem> ignored = [];
    private readonly List<RefusedItem> rejected = [];
    private int index;

    public void Add(JsonElement item, ItemReading reading)
    {
        switch (reading)
        {
            case ItemReading.Accepted accepted when !ActivityBatch.Fits(accepted.Activity):
                rejected.Add(new RefusedItem(index, $"is longer than {ActivityBatch.MaxLength} bytes", item.GetRawText()));
                break;
            case ItemReading.Accepted accepted:
                activities.Add(accepted.Activity);
                break;
            case ItemReading.Ignored refused:
                ignored.Add(new RefusedItem(index, refused.Reason, item.GetRawText()));
                break;
            case ItemReading.Rejected refused:
                rejected.Add(new RefusedItem(index, refused.Reason, item.GetRawText()));
                break;
        }
        index++;
    }

    public Reading Build() => new Reading.Understood(activities, ignored, rejected);
}
