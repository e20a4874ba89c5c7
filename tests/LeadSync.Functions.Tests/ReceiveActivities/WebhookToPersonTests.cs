using System.Net;
using LeadSync.Domain.Activities;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.ReceiveActivities;

/// <summary>From the HTTP request to the rows of the person, with the pump running.</summary>
public sealed class WebhookToPersonTests
{
    [Fact]
    public async Task Same_file_posted_three_times_makes_one_ledger_row()
    {
        await using var leadSync = await RunningLeadSync.Start();
        var body = await File.ReadAllBytesAsync(SharedData.Need("webhooks/mautic/form_on_submit.json"));
        for (var i = 0; i < 3; i++)
        {
            using var answer = await leadSync.PostMautic(body);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            Assert.Single(await LedgerOf(leadSync, "email:john.doe@atlas.cz"));
        }
    }

    [Fact]
    public async Task Events_of_one_address_from_two_tools_make_one_person()
    {
        await using var leadSync = await RunningLeadSync.Start();
        var body = await File.ReadAllBytesAsync(SharedData.Need("webhooks/mautic/form_on_submit.json"));
        using var mautic = await leadSync.PostMautic(body);
        using var events = await leadSync.PostEvents(
            """[{"specversion":"1.0","id":"1","source":"/shop","type":"com.acme.reply","data":{"email":" John.Doe@Atlas.cz"}}]""");
        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.Accepted), (mautic.StatusCode, events.StatusCode));
        Assert.Equal(2, (await LedgerOf(leadSync, "email:john.doe@atlas.cz", atLeast: 2)).Count);
        var directory = leadSync.Services.GetRequiredService<PersonDirectory>();
        Assert.Equal(
            await directory.Find(PersonKey.Parse("mautic:50")!, default),
            await directory.Find(PersonKey.Parse("email:john.doe@atlas.cz")!, default));
    }

    [Fact]
    public async Task Log_holds_no_personal_data()
    {
        await using var leadSync = await RunningLeadSync.Start();
        var body = await File.ReadAllBytesAsync(SharedData.Need("webhooks/mautic/form_on_submit.json"));
        using var answer = await leadSync.PostMautic(body);
        await LedgerOf(leadSync, "email:john.doe@atlas.cz");
        Assert.DoesNotContain(leadSync.Log.Lines, line => line.Contains("doe", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<IReadOnlyList<StoredRow>> LedgerOf(RunningLeadSync leadSync, string key, int atLeast = 1)
    {
        var directory = leadSync.Services.GetRequiredService<PersonDirectory>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            var rows = new List<StoredRow>();
            if (await directory.Find(PersonKey.Parse(key)!, limit.Token) is { } person)
                await foreach (var row in leadSync.Store.Range(new Partition("people", person), "a:", "a;", limit.Token))
                    rows.Add(row);
            if (rows.Count >= atLeast)
                return rows;
            await Task.Delay(10, limit.Token);
        }
    }
}
