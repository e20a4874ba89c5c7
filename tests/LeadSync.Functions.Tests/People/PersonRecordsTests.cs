using LeadSync.Domain.Activities;
using LeadSync.Functions.Intake;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using NodaTime;

namespace LeadSync.Functions.Tests.People;

public sealed class PersonRecordsTests
{
    [Fact]
    public async Task Load_of_nobody_gives_null()
    {
        await using var home = new Household();
        Assert.Null(await home.Records.Load("nobody", Household.Only(Household.Model()), default));
    }

    [Fact]
    public async Task State_recorded_without_a_model_is_rebuilt_from_the_ledger()
    {
        await using var home = new Household();
        await home.Record(null, Household.View("1", "email:a@example.com"), Household.View("2", "email:a@example.com"));
        Assert.Equal(20, await home.Interest("p0001", Household.Model()));
    }

    [Fact]
    public async Task State_of_another_version_is_rebuilt_and_kept_up_from_then_on()
    {
        await using var home = new Household();
        await home.Record(Household.Model(1), Household.View("1", "email:a@example.com"));
        var second = Household.Model(version: 2, points: 7);
        Assert.Equal(7, await home.Interest("p0001", second));
        await home.Record(second, Household.View("2", "email:a@example.com"));
        Assert.Equal(14, await home.Interest("p0001", second));
    }

    [Fact]
    public async Task Activity_recorded_while_the_model_is_unknown_is_not_missing_from_the_kept_state()
    {
        await using var home = new Household();
        var model = Household.Model();
        await home.Record(model, Household.View("1", "email:a@example.com"));
        await home.Record(null, Household.View("2", "email:a@example.com"));
        await home.Record(model, Household.View("3", "email:a@example.com"));
        Assert.Equal(30, await home.Interest("p0001", model));
    }

    [Fact]
    public async Task Merged_person_has_the_union_of_both_ledgers_whichever_id_is_asked_for()
    {
        await using var home = new Household();
        var model = Household.Model();
        await home.Record(model, Household.View("1", "cookie:c"));
        await home.Record(model, Household.View("2", "email:a@example.com"), Household.View("1", "email:a@example.com"));
        await home.TakeDirty();
        await home.Record(model, Household.View("3", "email:a@example.com", "cookie:c"));
        Assert.Equal((30, 30), (await home.Interest("p0001", model), await home.Interest("p0002", model)));
        Assert.Equal(["p0001"], await home.TakeDirty());
    }

    [Fact]
    public async Task Merge_undone_gives_each_the_score_of_its_own_ledger()
    {
        await using var home = new Household();
        var model = Household.Model();
        await home.Record(model, Household.View("1", "cookie:c"), Household.View("2", "email:a@example.com"));
        await home.Directory.Merge("p0001", "p0002", default);
        await home.Store.Commit(new Partition("people", "p0001"), [new RowOperation.Delete("m:p0002")], default);
        await home.Store.Commit(new Partition("people", "p0002"), [new RowOperation.Delete("redirect")], default);
        Assert.Equal((10, 10), (await home.Interest("p0001", model), await home.Interest("p0002", model)));
    }

    [Fact]
    public async Task Dirty_marker_of_a_change_since_loading_is_not_cleared()
    {
        await using var home = new Household();
        var model = Household.Model();
        await home.Record(model, Household.View("1", "email:a@example.com"));
        var record = await home.Records.Load("p0001", Household.Only(model), default);
        await home.Record(model, Household.View("2", "email:a@example.com"));
        await home.Records.Written(record!, default);
        Assert.True(await new PersonLedger(home.Store).IsDirty("p0001", default));
        await home.Records.Written((await home.Records.Load("p0001", Household.Only(model), default))!, default);
        Assert.False(await new PersonLedger(home.Store).IsDirty("p0001", default));
    }

    [Fact]
    public async Task Attributes_are_those_of_the_latest_activity_whatever_the_order()
    {
        var old = Said("1", 1, ("company", "Old Ltd"), ("city", "Bonn"));
        var recent = Said("2", 2, ("company", "New Ltd"));
        foreach (var order in new[] { new[] { old, recent }, [recent, old] })
        {
            await using var home = new Household();
            foreach (var said in order)
                await home.Record(null, said);
            var record = await home.Records.Load("p0001", Household.Only(Household.Model()), default);
            Assert.Equal(
                ["city=Bonn", "company=New Ltd", "email=a@example.com"],
                record!.Attributes.Select(pair => $"{pair.Key}={((PropertyValue.Text)pair.Value).Value}").Order());
        }
    }

    [Fact]
    public async Task Hand_raised_is_remembered()
    {
        await using var home = new Household();
        var view = Household.View("1", "email:a@example.com");
        await home.Record(null, view with { Activity = view.Activity with { Kind = ActivityKind.FormSubmit } }, Household.View("2", "email:a@example.com"));
        Assert.Equal(view.Activity.OccurredAt, (await home.Records.Load("p0001", Household.Only(Household.Model()), default))!.HandRaisedAt);
    }

    private static ReportedActivity Said(string id, int day, params (string Field, string Value)[] said)
    {
        var view = Household.View(id, "email:a@example.com");
        return new ReportedActivity(
            view.Activity with { OccurredAt = Instant.FromUtc(2026, 11, day, 0, 0) },
            said.ToDictionary(pair => pair.Field, pair => pair.Value));
    }

    [Fact]
    public async Task Note_made_meanwhile_by_somebody_else_is_not_overwritten()
    {
        await using var home = new Household();
        await home.Record(Household.Model(), Household.View("1", "email:a@example.com"));
        var record = await home.Records.Load("p0001", Household.Only(Household.Model()), default);
        await home.Store.Commit(new Partition("people", "p0001"), [new RowOperation.Insert("crm", "{}"u8.ToArray())], default);

        Assert.False(await home.Records.Note(record!, "{\"lead\":null}"u8.ToArray(), default));
        record = await home.Records.Load("p0001", Household.Only(Household.Model()), default);
        Assert.True(await home.Records.Note(record!, "{\"lead\":null}"u8.ToArray(), default));
    }
}
