using LeadSync.Plugins.Stages;
using LeadSync.Schema;

namespace LeadSync.Plugins.Tests.Stages;

public sealed class StageMovesTests
{
    private static readonly int?[] Stages =
    [
        null, LeadStage.Prospect, LeadStage.Lead, LeadStage.QualifiedLead, LeadStage.SalesAcceptedLead,
        LeadStage.Opportunity, LeadStage.Customer, LeadStage.Lost, LeadStage.Disqualified,
    ];

    // Rows from, columns to, in the order of Stages: "=" unchanged, "+" allowed, "-" not allowed, "x" cleared.
    private static readonly string[] Expected =
    [
        "=++------",
        "x=+-----+",
        "x-=+----+",
        "x-+=+---+",
        "x-+-=+--+",
        "x-+--=+++",
        "x-----=--",
        "x------=-",
        "x-------=",
    ];

    public static TheoryData<int?, int?, char> Pairs()
    {
        var pairs = new TheoryData<int?, int?, char>();
        for (var from = 0; from < Stages.Length; from++)
            for (var to = 0; to < Stages.Length; to++)
                pairs.Add(Stages[from], Stages[to], Expected[from][to]);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Decide_follows_the_rows_for_every_pair_of_stages(int? from, int? to, char expected)
    {
        var decision = Default().Decide(from, to);
        Assert.Equal(expected, decision switch
        {
            StageDecision.Unchanged => '=',
            StageDecision.Allowed => '+',
            StageDecision.NotAllowed => '-',
            _ => 'x',
        });
    }

    [Fact]
    public void From_names_each_next_stage_once_in_the_order_of_the_process()
    {
        var moves = new StageMoves([new(1, 9), new(1, 2), new(1, 9), new(2, 3), new(null, 4)]);
        Assert.Equal([2, 9], moves.From(1));
        Assert.Equal([4], moves.From(null));
        Assert.Empty(moves.From(9));
    }

    private static StageMoves Default() => new(
        from move in new (int? From, int[] To)[]
        {
            (null, [LeadStage.Prospect, LeadStage.Lead]),
            (LeadStage.Prospect, [LeadStage.Lead, LeadStage.Disqualified]),
            (LeadStage.Lead, [LeadStage.QualifiedLead, LeadStage.Disqualified]),
            (LeadStage.QualifiedLead, [LeadStage.Lead, LeadStage.SalesAcceptedLead, LeadStage.Disqualified]),
            (LeadStage.SalesAcceptedLead, [LeadStage.Lead, LeadStage.Opportunity, LeadStage.Disqualified]),
            (LeadStage.Opportunity, [LeadStage.Lead, LeadStage.Customer, LeadStage.Lost, LeadStage.Disqualified]),
        }
        from to in move.To
        select new StageMove(move.From, to));
}
