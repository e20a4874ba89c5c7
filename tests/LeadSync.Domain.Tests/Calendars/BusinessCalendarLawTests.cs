using FsCheck;
using FsCheck.Fluent;
using LeadSync.Domain.Calendars;
using NodaTime;
using static LeadSync.Domain.Tests.Calendars.CalendarGen;

namespace LeadSync.Domain.Tests.Calendars;

/// <summary>What holds for every calendar, start and amount; and that a walk through the minutes finds the same.</summary>
public sealed class BusinessCalendarLawTests
{
    private const int Days = 40;

    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(400);

    [Fact]
    public void Due_and_elapsed_are_those_of_a_walk_through_the_minutes() => Prop.ForAll(Cases(), each =>
    {
        var (calendar, walk) = (each.Calendar, each.Clock(Days));
        var start = each.Begin + Duration.FromMinutes(each.Start);
        var minute = CalendarCase.Minute(each.Start);
        var end = minute + each.First;
        Assert.Equal(walk.IsOpen(minute), calendar.IsOpen(start));
        Assert.Equal(walk.Elapsed(minute, end), calendar.ElapsedMinutes(start, start + Duration.FromMinutes(each.First)));
        if (walk.Due(minute, each.Second) is { } due) Assert.Equal(walk.Start + Duration.FromMinutes(due), calendar.Due(start, each.Second));
    }).Check(Many);

    [Fact]
    public void Elapsed_is_the_inverse_of_due() => Prop.ForAll(Cases(), each =>
    {
        var start = each.Begin + Duration.FromSeconds((each.Start * 60) + 17);
        var due = each.Calendar.Due(start, each.First);
        Assert.Equal(Duration.FromMinutes(each.First), each.Calendar.Elapsed(start, due));
        Assert.True(each.First == 0 || each.Calendar.Elapsed(start, due - Duration.FromTicks(1)) == Duration.FromMinutes(each.First) - Duration.FromTicks(1));
    }).Check(Many);

    [Fact]
    public void Due_is_monotone_in_start_and_amount() => Prop.ForAll(Cases(), each =>
    {
        var start = each.Begin + Duration.FromMinutes(each.Start);
        Assert.True(each.Calendar.Due(start, each.First) <= each.Calendar.Due(start, each.First + each.Second));
        Assert.True(each.Calendar.Due(start, each.First) <= each.Calendar.Due(start + Duration.FromMinutes(each.Second), each.First));
    }).Check(Many);

    [Fact]
    public void Amounts_add_up_whether_waited_for_at_once_or_one_after_the_other() => Prop.ForAll(Cases(), each =>
    {
        var start = each.Begin + Duration.FromMinutes(each.Start);
        var (once, middle) = (each.Calendar.Due(start, each.First + each.Second), each.Calendar.Due(start, each.First));
        // Nothing more to wait for at a closing instant is due at the next opening; every other amount goes on where it stood.
        if (each.Second > 0) Assert.Equal(once, each.Calendar.Due(middle, each.Second));
        else Assert.Equal(each.Calendar.NextOpening(once), each.Calendar.Due(middle, 0));
    }).Check(Many);

    [Fact]
    public void Elapsed_adds_up_over_parts_and_is_never_more_than_the_time() => Prop.ForAll(Cases(), each =>
    {
        var start = each.Begin + Duration.FromMinutes(each.Start);
        var (middle, end) = (start + Duration.FromMinutes(each.First), start + Duration.FromMinutes(each.First + each.Second));
        Assert.Equal(each.Calendar.Elapsed(start, end), each.Calendar.Elapsed(start, middle) + each.Calendar.Elapsed(middle, end));
        Assert.InRange(each.Calendar.Elapsed(start, end), Duration.Zero, end - start);
        Assert.Equal(Duration.Zero, each.Calendar.Elapsed(end, start));
    }).Check(Many);

    [Fact]
    public void What_was_asked_before_does_not_change_an_answer() => Prop.ForAll(Cases(), each =>
    {
        var (fresh, used) = (each.Calendar, each.Calendar);
        var start = each.Begin + Duration.FromMinutes(each.Start);
        _ = used.Due(start - Duration.FromDays(12_000), 3_000_000);
        Assert.Equal(fresh.Due(start, each.First), used.Due(start, each.First));
    }).Check(Config.QuickThrowOnFailure.WithMaxTest(30));
}
