using LeadSync.DevOrg.Tests.Support;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Every pair of stages of every table, for every role and every way to save, against the table of the default process.</summary>
public sealed class StagePairTests(StagedOrg org) : IClassFixture<StagedOrg>
{
    private const string Reason = $",\"ls_RecycleReasonId@odata.bind\":\"/ls_recyclereasons({StagedOrg.NotReady})\"";

    public static TheoryData<string, string, string> Saves() => Cases(StageDoor.All, StageUser.All);

    public static TheoryData<string, string, string> Creations() => Cases(StageDoor.ToCreate, [.. StageUser.All.Where(user => user.Creates)]);

    [Theory]
    [MemberData(nameof(Saves))]
    public async Task A_pair_of_stages_is_allowed_or_refused_with_its_message_and_a_refusal_changes_nothing(string table, string door, string name)
    {
        var (pairs, user) = (StagePairs.Of(table), StageUser.Of(name));
        await using var client = await StageDoor.Client(org, door, name);
        for (var from = 0; from < pairs.Stages.Length; from++)
        {
            var row = await org.RowIn(pairs, from, user);
            for (var to = 0; to < pairs.Stages.Length; to++)
                if (await Leaves(new Try(client, pairs, row, user), from, to))
                    row = await org.RowIn(pairs, from, user);
        }
    }

    [Theory]
    [MemberData(nameof(Creations))]
    public async Task A_row_begins_where_the_process_begins_whoever_brings_it(string table, string door, string name)
    {
        var (pairs, user) = (StagePairs.Of(table), StageUser.Of(name));
        await using var client = await StageDoor.Client(org, door, name);
        for (var to = 0; to < pairs.Stages.Length; to++)
        {
            var answer = pairs.Answer(null, to, user);
            var text = $"{door} {user.Name} {to}";
            Assert.Equal(answer, await client.Create(pairs, $"\"{pairs.Name}\":\"{text}\",\"ls_stage\":{StagePairs.Value(to)}"));
            Assert.Equal(answer == "204" ? 1 : 0, await org.Count(pairs, text));
        }
    }

    [Theory]
    [InlineData("lead")]
    [InlineData("account")]
    [InlineData("opportunity")]
    public async Task A_marketer_who_may_only_read_is_refused_by_every_way_to_save(string table)
    {
        var pairs = StagePairs.Of(table);
        var row = await org.RowIn(pairs, 0, StageUser.Of("Sam Sales"));
        var before = (await org.Row(row)).GetRawText();
        foreach (var door in StageDoor.All)
        {
            await using var client = await StageDoor.Client(org, door, "Mara Marketing");
            for (var to = 0; to < pairs.Stages.Length; to++)
                Assert.Contains(" is missing prvWrite", await client.Save(pairs, row, $"\"ls_stage\":{StagePairs.Value(to)}"), StringComparison.Ordinal);
        }
        Assert.Equal(before, (await org.Row(row)).GetRawText());
    }

    private sealed record Try(StageDoor Client, StagePairs Pairs, string Row, StageUser User);

    /// <summary>Tries without a reason and, where one is needed, with it. Whether the row has left its stage.</summary>
    private async Task<bool> Leaves(Try attempt, int from, int to)
    {
        var (client, pairs, row, user) = attempt;
        var before = (await org.Row(row)).GetRawText();
        var stage = $"\"ls_stage\":{StagePairs.Value(to)}";
        var answer = pairs.Answer(from, to, user);
        Assert.Equal(answer, await client.Save(pairs, row, stage));
        var goes = answer == "204";
        if (!goes)
            Assert.Equal(before, (await org.Row(row)).GetRawText());
        if (!goes && pairs.MayMove(from, to, user))
        {
            Assert.Equal("204", await client.Save(pairs, row, stage + Reason));
            goes = true;
        }
        Assert.Equal(StagePairs.Value(goes ? to : from), StagedOrg.Number(await org.Row(row), "ls_stage"));
        return goes && from != to;
    }

    private static TheoryData<string, string, string> Cases(string[] doors, StageUser[] users)
    {
        var cases = new TheoryData<string, string, string>();
        foreach (var door in doors)
            foreach (var table in new[] { "lead", "account", "opportunity" })
                foreach (var user in users.Where(user => StageDoor.IsOpenTo(door, user.Name)))
                    cases.Add(table, door, user.Name);
        return cases;
    }
}
