using System.Net;
using System.Text.Json;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using Microsoft.Extensions.DependencyInjection;

namespace LeadSync.Functions.Tests.Visits;

public sealed class VisitIntakeTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_visit_without_keys_is_stored_once_by_its_address_which_no_log_and_no_message_id_names()
    {
        await using var leadSync = await RunningLeadSync.Start();

        for (var i = 0; i < 2; i++)
        {
            using var answer = await Post(leadSync, "visit", "192.0.2.77");
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        }

        Assert.DoesNotContain("c000024d", (await Waiting(leadSync)).Message.Id, StringComparison.Ordinal);
        var row = Assert.Single(await leadSync.Store.Range(new Partition("visits", "v4:c0"), "0", "g", Cancel).ToListAsync(Cancel));
        Assert.StartsWith("c000024d:", row.Row, StringComparison.Ordinal);
        Assert.DoesNotContain(leadSync.Log.Lines, line => line.Contains("192.0.2.77", StringComparison.Ordinal) || line.Contains("c000024d", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("visit", "192.0.2.777", "data.properties.ip")]
    [InlineData("visit", "", "data.properties.ip")]
    [InlineData("page_view", "192.0.2.77", "data.keys")]
    public async Task What_names_neither_a_person_nor_a_network_is_rejected_by_the_name_of_the_field(string kind, string ip, string field)
    {
        await using var leadSync = await RunningLeadSync.Start(pump: false);

        using var answer = await Post(leadSync, kind, ip);

        var receipt = JsonElement.Parse(await answer.Content.ReadAsStringAsync(Cancel));
        var reason = receipt.GetProperty("rejected")[0].GetProperty("reason").GetString();
        Assert.StartsWith(field, reason, StringComparison.Ordinal);
        Assert.DoesNotContain("192", reason, StringComparison.Ordinal);
    }

    private static Task<HttpResponseMessage> Post(RunningLeadSync leadSync, string kind, string ip) => leadSync.PostEvents(
        """[{"specversion":"1.0","id":"v1","source":"/site","type":"com.acme.KIND","time":"2026-11-20T09:00:00Z","data":{"url":"https://acme.example/","properties":{"ip":"ADDRESS"}}}]"""
            .Replace("KIND", kind, StringComparison.Ordinal).Replace("ADDRESS", ip, StringComparison.Ordinal));

    /// <summary>The one message of the queue "accounts"; it is sent after all visits are stored.</summary>
    private static async Task<LeasedMessage> Waiting(RunningLeadSync leadSync)
    {
        var queue = leadSync.Services.GetRequiredService<IPeekLockQueue>();
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (true)
        {
            if (await queue.Receive(Queues.Accounts, 10, TimeSpan.FromMinutes(1), limit.Token) is { Count: > 0 } leased) return leased[0];
            await Task.Delay(20, limit.Token);
        }
    }
}
