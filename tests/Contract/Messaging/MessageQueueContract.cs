using System.Text;
using LeadSync.Functions.Messaging;
using LeadSync.Tests.Shared;

namespace LeadSync.Contract.Messaging;

/// <summary>
/// What every queue does with what is sent, whoever hands it out. Whether messages of one id that wait are one or several is
/// left open: handlers must stand both.
/// </summary>
public abstract class MessageQueueContract
{
    protected const string Name = "activities";

    protected abstract IMessageQueue Queue { get; }

    private protected ManualTime Time { get; } = new(new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero));

    /// <summary>All that is due now, each handed out for the first time and left in hand.</summary>
    protected abstract Task<IReadOnlyList<ReceivedMessage>> Due(string queue);

    public static TheoryData<string> Ids => ["1", "lead:0f8fad5bd9cb469fa16570867728950e", "Ünïcode 漢字 🙂", "a \"quoted\" \\ id", new string('x', 128), new string('y', 5000), "tab\tand\nline"];

    public static TheoryData<string> Bodies =>
    [
        "{\"a\":1}", "", "plain text", "\"\"", "null", "[1,2]", "{\"text\":\"<b>&'\\u2028 é 漢字 🙂\"}", " {\"spaced\" : 1} ", "{broken", "{\"leadsync\":1,\"id\":\"fake\"}",
        new string('[', 64) + new string(']', 64), new string('[', 511) + new string(']', 511), new string('[', 512) + new string(']', 512), "\ufeff{\"bom\":1}", "{\"n\":1.0000000000000000000001}",
    ];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Any_id_comes_back(string id)
    {
        await Queue.Send(Name, [new OutgoingMessage(id, [1])], default);
        Assert.Equal(id, Assert.Single(await Due(Name)).Id);
    }

    [Theory]
    [MemberData(nameof(Bodies))]
    public async Task Any_text_comes_back_byte_for_byte(string body)
    {
        await Queue.Send(Name, [new OutgoingMessage("1", Encoding.UTF8.GetBytes(body))], default);
        Assert.Equal(body, Encoding.UTF8.GetString(Assert.Single(await Due(Name)).Body));
    }

    [Fact]
    public async Task Bytes_that_are_no_text_come_back()
    {
        var bytes = Enumerable.Range(0, 256).Select(value => (byte)value).ToArray();
        byte[] brokenJson = [(byte)'"', 0xff, (byte)'"'];
        await Queue.Send(Name, [new OutgoingMessage("1", bytes), new OutgoingMessage("2", brokenJson)], default);
        Assert.Equal([bytes, brokenJson], (await Due(Name)).OrderBy(message => message.Id).Select(message => message.Body));
    }

    [Fact]
    public async Task First_delivery_counts_one_and_no_failure()
    {
        await Queue.Send(Name, [new OutgoingMessage("1", [1])], default);
        var message = Assert.Single(await Due(Name));
        Assert.Equal((1, 0), (message.Deliveries, message.Failures));
    }

    [Fact]
    public async Task Hundreds_of_messages_all_come()
    {
        await Queue.Send(Name, [.. Enumerable.Range(0, 350).Select(i => new OutgoingMessage($"{i}", Encoding.UTF8.GetBytes($"{{\"i\":{i}}}")))], default);
        var due = await Due(Name);
        Assert.Equal(Enumerable.Range(0, 350).Select(i => $"{i}").Order(), due.Select(message => message.Id).Order());
        Assert.All(due, message => Assert.Equal($"{{\"i\":{message.Id}}}", Encoding.UTF8.GetString(message.Body)));
    }

    [Fact]
    public async Task Large_messages_all_come()
    {
        // The largest that LeadSync makes: 200 KB; here of nothing but quotes, which escapes double.
        var large = Enumerable.Range(0, 5).Select(i => new OutgoingMessage($"{i}", Encoding.UTF8.GetBytes("[" + string.Join(',', Enumerable.Repeat("\"\"", 68_000)) + $",{i}]"))).ToArray();
        Assert.All(large, message => Assert.InRange(message.Body.Length, 200_000, 205_000));
        await Queue.Send(Name, large, default);
        Assert.Equal(large.Select(message => message.Body), (await Due(Name)).OrderBy(message => message.Id).Select(message => message.Body));
    }

    [Fact]
    public async Task Nothing_to_send_sends_nothing()
    {
        await Queue.Send(Name, [], default);
        Assert.Empty(await Due(Name));
    }

    [Fact]
    public async Task Not_before_holds_a_message_back_and_never_too_short()
    {
        var due = Time.GetUtcNow().AddMinutes(5).AddMilliseconds(1);
        await Queue.Send(Name, [new OutgoingMessage("1", [1], due), new OutgoingMessage("2", [2])], default);
        Assert.Equal("2", Assert.Single(await Due(Name)).Id);
        Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(await Due(Name));
        Time.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("1", Assert.Single(await Due(Name)).Id);
    }

    [Fact]
    public async Task Not_before_in_the_past_holds_nothing_back()
    {
        await Queue.Send(Name, [new OutgoingMessage("1", [1], Time.GetUtcNow().AddDays(-1))], default);
        Assert.Single(await Due(Name));
    }

    [Fact]
    public async Task Same_id_twice_in_one_call_comes_once_and_at_the_earlier_time()
    {
        await Queue.Send(Name, [new OutgoingMessage("1", [1], Time.GetUtcNow().AddHours(1)), new OutgoingMessage("1", [1])], default);
        Assert.Single(await Due(Name));
        Time.Advance(TimeSpan.FromHours(2));
        Assert.Empty(await Due(Name));
    }

    [Fact]
    public async Task Earlier_time_for_an_id_that_waits_is_kept()
    {
        await Queue.Send(Name, [new OutgoingMessage("1", [1], Time.GetUtcNow().AddHours(1))], default);
        await Queue.Send(Name, [new OutgoingMessage("1", [1])], default);
        Assert.Single(await Due(Name));
    }

    [Fact]
    public async Task Message_of_an_id_that_was_handed_out_is_a_new_message()
    {
        await Queue.Send(Name, [new OutgoingMessage("1", [1])], default);
        Assert.Single(await Due(Name));
        await Queue.Send(Name, [new OutgoingMessage("1", [2])], default);
        Assert.Equal([2], Assert.Single(await Due(Name)).Body);
    }

    [Fact]
    public async Task Queues_are_apart()
    {
        await Queue.Send(Name, [new OutgoingMessage("1", [1])], default);
        Assert.Empty(await Due("dirty"));
    }
}
