using System.Text.Json.Nodes;
using LeadSync.Cli.Crm;
using LeadSync.Cli.Instances;
using LeadSync.Cli.Sample;
using LeadSync.Cli.Sending;
using LeadSync.Cli.Solutions;
using LeadSync.Solution;

namespace LeadSync.Cli.Up;

/// <summary>Everything that follows the import: endpoint, steps, default rows, sample. Null, or what stands in the way.</summary>
internal sealed class FirstSteps(HttpClient http, Uri address, InstanceSecrets secrets, TimeProvider time)
{
    private readonly WebApi crm = new(http, address, secrets.AdminToken!);

    /// <param name="files">The solution.</param>
    /// <param name="functions">Where the CRM's webhook is to go.</param>
    /// <param name="cancel">Ends it; all of it may be repeated.</param>
    public async Task<string?> Install(SolutionFiles files, Uri functions, CancellationToken cancel)
    {
        var installation = new Installation(crm);
        var rows = DefaultRows.Read(files.Data).Tables;
        return await installation.PointEndpoint(functions, secrets.CrmChangesKey, cancel)
            // Functions elsewhere do not run yet, and calls of them would fail: they read the rows when they start.
            ?? await (functions == address ? installation.EnableSteps(cancel) : installation.EnablePlugins(cancel))
            ?? await Rows(rows, cancel)
            ?? await installation.EnableSteps(cancel);
    }

    /// <summary>Companies and people to look at. Sent once per data folder; the marker in it says so.</summary>
    public async Task<string?> Sample(string folder, CancellationToken cancel)
    {
        var marker = Path.Combine(folder, "sample-sent");
        if (File.Exists(marker)) return null;
        if (await Rows(SampleStream.Tables.Select(Table), cancel) is { } reason) return reason;
        var now = time.GetUtcNow();
        var visits = ("cloudevents", SampleStream.Visits(now));
        foreach (var (source, payload) in SampleStream.Payloads(now).Select(payload => ("mautic", payload)).Append(visits))
        {
            using var request = payload.Request(source, address, secrets.Sources[source]);
            var receipt = await Receipt.Post(http, request, cancel);
            if (!receipt.Taken) return $"sending the sample: {receipt.Status} {receipt.Answer?.ToJsonString()}";
        }
        await File.WriteAllTextAsync(marker, "", cancel);
        return null;
    }

    private async Task<string?> Rows(IEnumerable<DefaultTable> tables, CancellationToken cancel)
    {
        var installed = await new DefaultRowInstaller(crm).Install(tables, cancel);
        return installed.FirstOrDefault(row => !row.Ok) is { } refused ? $"installing {refused.Table} {refused.Id}: {refused.Result}" : null;
    }

    private static DefaultTable Table(JsonObject table) =>
        new((string)table["table"]!, (string)table["set"]!, [.. table["rows"]!.AsArray().Select(row => Row((JsonObject)row!))]);

    private static DefaultRow Row(JsonObject row)
    {
        var values = (JsonObject)row.DeepClone();
        values.Remove("id");
        return new DefaultRow(Guid.Parse((string)row["id"]!), values);
    }
}
