using LeadSync.DevOrg.Queries;
using LeadSync.DevOrg.Storage;
using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>The enabled steps of the organisation, from its sdkmessageprocessingstep rows.</summary>
internal static class StepRegistrations
{
    private const string StepTable = "sdkmessageprocessingstep";
    private const string ImageTable = "sdkmessageprocessingstepimage";

    /// <summary>The steps on a message of a table, in the order in which they run: by rank, then by name.</summary>
    public static IReadOnlyList<Step> On(string message, string table, OrgTransaction transaction) =>
        transaction.Remember("event pipeline steps", () => Read(transaction))[(message, table)].ToList();

    private static ILookup<(string Message, string Table), Step> Read(OrgTransaction transaction)
    {
        var messages = transaction.Select(new RowQuery("sdkmessage") { Columns = ["name"] })
            .ToDictionary(row => row.Id, row => row.GetAttributeValue<string>("name"));
        var images = transaction.Select(new RowQuery(ImageTable))
            .ToLookup(row => row.GetAttributeValue<EntityReference>("sdkmessageprocessingstepid")?.Id ?? Guid.Empty, Image);
        var enabled = new Filter.Condition(new ColumnPath(null, "statecode"), "eq", [0]);
        return transaction.Select(new RowQuery(StepTable) { Filter = enabled })
            .Where(row => row.Contains("eventhandler") && row.Contains("sdkmessageid"))
            .OrderBy(row => row.GetAttributeValue<int>("rank"))
            .ThenBy(row => row.GetAttributeValue<string>("name"), StringComparer.Ordinal)
            .ToLookup(
                row => (messages.GetValueOrDefault(row.GetAttributeValue<EntityReference>("sdkmessageid").Id) ?? "", row.GetAttributeValue<string>("primaryobjecttypecode") ?? ""),
                row => Registration(row, [.. images[row.Id]]));
    }

    private static Step Registration(Entity row, IReadOnlyList<StepImage> images) =>
        new(row.Id, row.GetAttributeValue<string>("name") ?? "", row.GetAttributeValue<EntityReference>("eventhandler"))
        {
            Stage = row.GetAttributeValue<int>("stage"),
            IsAsynchronous = row.GetAttributeValue<int>("mode") == 1,
            Filter = Columns(row.GetAttributeValue<string>("filteringattributes")),
            DeletesFinishedJobs = row.GetAttributeValue<bool>("asyncautodelete"),
            Images = images,
        };

    private static StepImage Image(Entity row)
    {
        var type = row.GetAttributeValue<int>("imagetype");
        var alias = row.GetAttributeValue<string>("entityalias") ?? row.GetAttributeValue<string>("name") ?? "";
        return new StepImage(alias, Before: type is 0 or 2, After: type is 1 or 2, Columns(row.GetAttributeValue<string>("attributes")));
    }

    private static HashSet<string> Columns(string? list) =>
        [.. (list ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
}
