using System.Text.Json.Nodes;
using LeadSync.Domain.Mapping;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Functions.Tests.UpdateCrm;
using LeadSync.Tests.Shared;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Tests.Mapping;

public sealed class AccountDirectoryTests
{
    private static readonly LeadIdentity Lead = new() { Email = "greta@nordwerk.example" };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task All_accounts_are_read_once_and_only_changes_after_that()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var scene = await CrmScene.Start(time: time);
        var (stays, goes) = (Add(scene, "Stays", "stays.example"), Add(scene, "Goes", "goes.example"));
        await Book(scene);
        scene.Crm.Accounts.Remove(goes);
        Add(scene, "Nordwerk", "nordwerk.example");

        time.Advance(TimeSpan.FromMinutes(31));
        var book = await Book(scene);

        Assert.Equal(["Nordwerk", "Stays"], book.All.Select(account => account.Name).Order());
        Assert.Equal(MappingOutcome.Auto, book.Match(Lead).Outcome);
        Assert.Equal(["accounts?$select", "accounts?$deltatoken=0"], Reads(scene));
        Assert.NotNull(stays);
    }

    [Fact]
    public async Task Account_that_is_deactivated_is_no_account_any_more()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var scene = await CrmScene.Start(time: time);
        var account = Add(scene, "Nordwerk", "nordwerk.example");
        await Book(scene);

        account["statecode"] = 1;
        time.Advance(TimeSpan.FromMinutes(31));

        Assert.Empty((await Book(scene)).All);
    }

    [Fact]
    public async Task Restart_reads_what_changed_since_the_kept_list()
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "Nordwerk", "nordwerk.example");
        await Book(scene);
        Add(scene, "New", "new.example");

        using var restarted = scene.Restarted<AccountDirectory>();
        var book = (await restarted.Current(Cancel)).Value!;

        Assert.Equal(["New", "Nordwerk"], book.All.Select(account => account.Name).Order());
        Assert.Equal(["accounts?$select", "accounts?$deltatoken=0"], Reads(scene));
    }

    [Fact]
    public async Task What_changed_while_LeadSync_was_down_maps_the_people_concerned()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk", "other.example");
        var person = await scene.Did("email:greta@nordwerk.example", "page_view");
        await scene.Update(person, await scene.Did("email:ole@werft.example", "page_view"));
        await Drain(scene);
        account["ls_emaildomains"] = "nordwerk.example";

        using var restarted = scene.Restarted<AccountDirectory>();
        await restarted.Current(Cancel);

        Assert.Equal([person], await scene.Remap());
    }

    [Fact]
    public async Task Link_that_is_too_old_makes_all_be_read_and_loses_no_change()
    {
        await using var scene = await CrmScene.Start();
        var account = Add(scene, "Nordwerk", "other.example");
        var gone = Add(scene, "Gone", "werft.example");
        var greta = await scene.Did("email:greta@nordwerk.example", "page_view");
        var ole = await scene.Did("email:ole@werft.example", "page_view");
        await scene.Update(greta, ole, await scene.Did("email:un@concerned.example", "page_view"));
        await Drain(scene);
        account["ls_emaildomains"] = "nordwerk.example";
        scene.Crm.Accounts.Remove(gone);
        scene.Crm.Changes.OldestToken = scene.Crm.Changes.Given;

        using var restarted = scene.Restarted<AccountDirectory>();
        var book = (await restarted.Current(Cancel)).Value!;

        Assert.Equal("Nordwerk", Assert.Single(book.All).Name);
        Assert.Equal(new[] { greta, ole }.Order(), (await scene.Remap()).Order());
    }

    [Fact]
    public async Task Of_the_decisions_those_made_while_LeadSync_was_down_map_the_people_concerned()
    {
        await using var scene = await CrmScene.Start();
        var (greta, ole) = (await scene.Did("email:greta@nordwerk.example", "page_view"), await scene.Did("email:ole@werft.example", "page_view"));
        scene.Crm.Decisions.Add(Decided("werft.example", DateTimeOffset.UtcNow.AddDays(-1)));
        await scene.Update(greta, ole);
        await Drain(scene);
        scene.Crm.Decisions.Add(Decided("nordwerk.example", DateTimeOffset.UtcNow));

        using var restarted = scene.Restarted<AccountDirectory>();
        await restarted.Current(Cancel);

        Assert.Equal([greta], await scene.Remap());
    }

    [Fact]
    public async Task Without_a_kept_list_everybody_is_looked_at_anew()
    {
        await using var scene = await CrmScene.Start();
        var person = await scene.Did("email:greta@nordwerk.example", "page_view");
        await scene.Update(person);
        await scene.Rescan();
        Add(scene, "Nordwerk", "nordwerk.example");
        await scene.Store.Commit(new Partition("accountlist", "kept"), [new RowOperation.Delete("head")], Cancel);

        using var restarted = scene.Restarted<AccountDirectory>();
        await restarted.Current(Cancel);

        Assert.NotEqual(0, await scene.Rescan());
    }

    [Fact]
    public async Task While_the_crm_is_away_the_last_list_stands()
    {
        var time = new ManualTime(DateTimeOffset.UtcNow);
        await using var scene = await CrmScene.Start(time: time);
        Add(scene, "Nordwerk", "nordwerk.example");
        await Book(scene);

        scene.Crm.Fault = _ => new Reply(503);
        time.Advance(TimeSpan.FromHours(5));

        Assert.Equal(MappingOutcome.Auto, (await Book(scene)).Match(Lead).Outcome);
    }

    [Fact]
    public async Task Crm_that_tracks_no_changes_is_read_whole_and_loses_no_change_either()
    {
        await using var scene = await CrmScene.Start();
        scene.Crm.Fault = request => request.Headers.GetValueOrDefault("Prefer", "").Contains("track", StringComparison.Ordinal)
            ? Reply.Error(400, "0x80060888", "not tracked") : null;
        var person = await scene.Did("email:greta@nordwerk.example", "page_view");
        await scene.Update(person);
        await Drain(scene);
        Add(scene, "Nordwerk", "nordwerk.example");

        using var restarted = scene.Restarted<AccountDirectory>();
        await restarted.Current(Cancel);

        Assert.Equal([person], await scene.Remap());
    }

    [Fact]
    public async Task Older_solution_without_other_names_and_decisions_maps_all_the_same()
    {
        await using var scene = await CrmScene.Start();
        Add(scene, "Nordwerk", "nordwerk.example");
        scene.Crm.Fault = request => request.PathAndQuery.Contains("ls_accountnames", StringComparison.Ordinal)
            || request.PathAndQuery.Contains("ls_mappingdecisions", StringComparison.Ordinal) ? Reply.Error(404, "0x80060888", "no such set") : null;

        Assert.Equal(MappingOutcome.Auto, (await Book(scene)).Match(Lead).Outcome);
    }

    [Fact]
    public async Task Other_thresholds_map_everybody_anew()
    {
        await using var scene = await CrmScene.Start();
        await scene.Update(await scene.Did("email:greta@nordwerk.example", "page_view"));
        await Drain(scene);
        var host = scene.Get<IServiceProvider>();
        var other = Options.Create(new LeadSyncOptions { Mapping = new MappingSettings { Auto = 0.9 } });

        using var same = scene.Restarted<AccountDirectory>();
        await same.Current(Cancel);
        var withSame = await scene.Rescan();
        using var directory = ActivatorUtilities.CreateInstance<AccountDirectory>(host, ActivatorUtilities.CreateInstance<AccountLoader>(host, other));
        await directory.Current(Cancel);

        Assert.Equal(0, withSame);
        Assert.NotEqual(0, await scene.Rescan());
    }

    private static async Task<AccountBook> Book(CrmScene scene) => (await scene.Get<AccountDirectory>().Current(Cancel)).Value!;

    private static JsonObject Add(CrmScene scene, string name, string domain)
    {
        var account = new JsonObject { ["accountid"] = Guid.NewGuid(), ["name"] = name, ["ls_emaildomains"] = domain, ["statecode"] = 0 };
        scene.Crm.Accounts.Add(account);
        return account;
    }

    private static object Decided(string domain, DateTimeOffset on) =>
        new { ls_mappingdecisionid = Guid.NewGuid(), ls_emaildomain = domain, modifiedon = on, ls_decidedon = on };

    private static async Task Drain(CrmScene scene)
    {
        await scene.Rescan();
        await scene.Remap();
    }

    private static IEnumerable<string> Reads(CrmScene scene) => scene.Server.Requests
        .Select(request => request.PathAndQuery).Where(path => path.Contains("/accounts", StringComparison.Ordinal)).Select(path => path.Split('/')[^1].Split("=accountid")[0]);
}
