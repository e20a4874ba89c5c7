using LeadSync.Domain.Nurture;

namespace LeadSync.Domain.Tests.Nurture;

public sealed class NurturingTests
{
    private static readonly Guid Buyer = Id(100);

    private static readonly NurtureTrack[] Tracks =
    [
        new(Id(5), 50, NurtureGoal.Reactivate, null), new(Id(2), 20, NurtureGoal.CompleteProfile, null), new(Id(1), 10, NurtureGoal.RaiseInterest, null),
        new(Id(4), 5, NurtureGoal.RaiseInterest, Buyer), new(Id(6), 20, NurtureGoal.RaiseInterest, null),
    ];

    private static readonly NurtureSituation Lead = new(LeadPhase.Marketing, false, false, null, ["interest", "fit", "profile"], null);

    public static TheoryData<string, NurtureSituation, Guid?> Cases => new()
    {
        { "foremost deficit", Lead, Id(1) },
        { "own persona first", Lead with { Persona = Buyer }, Id(4) },
        { "profile before fit", Lead with { Deficits = ["fit", "profile"] }, Id(2) },
        { "no track for the fit", Lead with { Deficits = ["fit"] }, null },
        { "nothing lacks", Lead with { Deficits = [] }, null },
        { "no cool-down: the deficits again", Lead with { Current = Id(5) }, Id(1) },
        { "cool-down: the reason's", Lead with { Current = Id(5), CoolsDown = true }, Id(5) },
        { "cool-down without a track", Lead with { CoolsDown = true }, Id(1) },
        { "cool-down with a track out of use", Lead with { Current = Id(9), CoolsDown = true }, Id(1) },
        { "unsubscribed", Lead with { ConsentsOut = true }, null },
        { "unsubscribed in cool-down", Lead with { Current = Id(5), CoolsDown = true, ConsentsOut = true }, null },
        { "sales'", Lead with { Phase = LeadPhase.Sales, Current = Id(1) }, null },
        { "ended", Lead with { Phase = LeadPhase.Ended, Current = Id(5) }, Id(5) },
        { "ended without a track", Lead with { Phase = LeadPhase.Ended }, null },
        { "ended and unsubscribed", Lead with { Phase = LeadPhase.Ended, Current = Id(5), ConsentsOut = true }, null },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Track_is_the_first_that_applies(string name, NurtureSituation lead, Guid? track)
    {
        Assert.True(track == Nurturing.TrackOf(lead, Tracks), name);
        Assert.True(track == Nurturing.TrackOf(lead, [.. Tracks.Reverse()]), $"{name}, in another order");
    }

    [Fact]
    public void Deficit_that_no_track_is_for_leaves_the_lead_to_the_next_one() =>
        Assert.Equal(Id(2), Nurturing.TrackOf(Lead, [.. Tracks.Where(track => track.Goal != NurtureGoal.RaiseInterest)]));

    private static Guid Id(byte number) => new(number, 0, 0, new byte[8]);
}
