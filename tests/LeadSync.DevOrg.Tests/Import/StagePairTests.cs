using LeadSync.DevOrg.Tests.Support;
using static LeadSync.DevOrg.Tests.Import.StagedOrg;

namespace LeadSync.DevOrg.Tests.Import;

/// <summary>Every pair of lead stages, for every role and every way to save, against the table of the default process.</summary>
public sealed class StagePairTests(StagedOrg org) : IClassFixture<StagedOrg>
{
    private static readonly string[] Names = ["Prospect", "Lead", "Qualified Lead", "Sales Accepted Lead", "Opportunity", "Customer", "Lost", "Disqualified"];

    // Rows from, columns to, in the order of the stages: "=" stays, "+" for everybody, "s" for sales, "r" with a reason,
    // "R" for sales with a reason, "-" never.
    private static readonly string[] Expected = ["=++----r", "-=+----r", "-R=s---r", "-R-=s--r", "-r--=++r", "-----=--", "------=-", "-------="];

    // How a lead comes to each stage, by a System Administrator, from Lead.
    private static readonly int[][] Ways = [[], [], [2], [2, 3], [2, 3, 4], [2, 3, 4, 5], [2, 3, 4, 6], [7]];

    public static TheoryData<string, string> Clients()
    {
        var clients = new TheoryData<string, string>();
        foreach (var door in StageDoor.All)
            foreach (var user in new[] { "Sam Sales", "LeadSync Integration", "Ada Admin" })
                clients.Add(door, user);
        return clients;
    }

    [Theory]
    [MemberData(nameof(Clients))]
    public async Task A_pair_of_stages_is_allowed_or_refused_with_its_message_and_a_refusal_changes_nothing(string door, string user)
    {
        var client = org.Client(user);
        for (var from = 0; from < Names.Length; from++)
        {
            var lead = await In(from);
            for (var to = 0; to < Names.Length; to++)
                if (await Leaves(door, client, lead, from, to, user != "LeadSync Integration"))
                    lead = await In(from);
        }
    }

    /// <summary>Tries without a reason and, where one is needed, with it. Whether the lead has left its stage.</summary>
    private async Task<bool> Leaves(string door, HttpClient client, string lead, int from, int to, bool sells)
    {
        var before = (await org.Row(lead)).GetRawText();
        var kind = Expected[from][to];
        var expected = Message(from, to, sells);
        var stage = $"\"ls_stage\":{Prospect + to}";
        Assert.Equal(expected, await StageDoor.Save(door, client, lead, stage));
        if (expected != "204")
            Assert.Equal(before, (await org.Row(lead)).GetRawText());
        if (kind == 'r' || (kind == 'R' && sells))
            Assert.Equal("204", await StageDoor.Save(door, client, lead, $"{stage},\"ls_RecycleReasonId@odata.bind\":\"/ls_recyclereasons({NotReady})\""));
        var now = Number(await org.Row(lead), "ls_stage");
        Assert.Equal(Prospect + (expected == "204" || kind == 'r' || (kind == 'R' && sells) ? to : from), now);
        return now != Prospect + from;
    }

    private static string Message(int from, int to, bool sells) => Expected[from][to] switch
    {
        '=' or '+' => "204",
        's' when sells => "204",
        's' or 'R' when !sells => $"To move this lead to \"{Names[to]}\", you need one of these security roles: LeadSync Sales, LeadSync Administrator. Ask somebody who has it to move it.",
        'r' or 'R' => $"To move this lead to \"{Names[to]}\", choose a recycle reason and save it together with the stage.",
        _ => $"This lead cannot move from \"{Names[from]}\" to \"{Names[to]}\". {Next(from)}",
    };

    private static string Next(int from)
    {
        var next = Enumerable.Range(0, Names.Length).Where(to => Expected[from][to] is not '-' and not '=').Select(to => Names[to]).ToList();
        return next.Count == 0 ? "No move is allowed from here." : $"Allowed: {string.Join(", ", next)}.";
    }

    private async Task<string> In(int stage)
    {
        if (stage == 0)
            return await org.Sam.Create("leads", $$"""{"lastname":"Kern","companyname":"Nordwerk","ls_stage":{{Prospect}}}""");
        var lead = await org.LeadIn();
        foreach (var step in Ways[stage])
            await Move(org.Admin, lead, Prospect + step, step == 7 ? NotReady : null);
        return lead;
    }
}
