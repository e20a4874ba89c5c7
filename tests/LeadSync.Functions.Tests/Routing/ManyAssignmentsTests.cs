using System.Text.Json.Nodes;
using LeadSync.Functions.Records;
using LeadSync.Functions.Routing;
using LeadSync.Functions.State;
using LeadSync.Functions.Tests.Dataverse;
using LeadSync.Schema;

namespace LeadSync.Functions.Tests.Routing;

/// <summary>Ten thousand leads at once, by several handlers on one store, each as a process of its own has it.</summary>
public sealed class ManyAssignmentsTests
{
    private const int Leads = 10_000;
    private const int Handlers = 4;

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Parallel_assignments_are_fair_and_complete_and_reach_nobody_who_is_away()
    {
        await using var scene = await RoutingScene.Begin();
        var equals = Enumerable.Range(0, 7).Select(_ => scene.User()).ToArray();
        Guid[] away = [scene.User(isDisabled: true), scene.User()];
        scene.Crm.Add("ls_absences", new JsonObject { ["_ls_userid_value"] = away[1], ["ls_from"] = "2026-11-25T00:00:00Z", ["ls_until"] = "2026-11-26T00:00:00Z" });
        var weighted = Enumerable.Range(1, 4).Select(weight => Weighted(scene, weight)).ToArray();
        scene.Rule(5, RoutingTarget.TeamByWeight, new JsonObject { ["_ls_teamid_value"] = scene.Team(weighted), ["ls_minimumscore"] = 80 });
        scene.InTurn(scene.Team([.. equals, .. away]));
        scene.CatchAll();
        var leads = Enumerable.Range(0, Leads).Select(number => scene.Lead(score: number % 2 == 0 ? 90 : 60)).ToArray();

        await InParallel(scene, leads);

        var owned = leads.CountBy(scene.OwnerOf).ToDictionary();
        Assert.Equal([714, 715], equals.Select(user => owned[user]).Distinct().Order());
        Assert.Equal([500, 1000, 1500, 2000], weighted.Select(user => owned[user]));
        Assert.Equal(Leads, equals.Concat(weighted).Sum(user => owned[user]));
        AssertOnceEach(scene, leads);
    }

    // Odoo 254644: nothing is on record after a crash.
    [Fact]
    public async Task Crashes_between_decision_and_crm_leave_one_assignment_each()
    {
        var random = new Random(6);
        DyingStore? dying = null;
        await using var scene = await RoutingScene.Begin(store => dying = new DyingStore(store, random));
        var users = Enumerable.Range(0, 5).Select(_ => scene.User()).ToArray();
        scene.InTurn(scene.Team(users));
        scene.CatchAll();
        // The CRM dies before or after it did what it was asked.
        scene.Crm.Fault = request => Dies(random, request, 6) ? Reply.Error(503, "0x0") : null;
        scene.Crm.LateFault = request => Dies(random, request, 6) ? new Reply(0) : null;
        var leads = Enumerable.Range(0, 1000).Select(_ => scene.Lead()).ToArray();

        await InParallel(scene, leads);

        var owned = leads.CountBy(scene.OwnerOf).ToDictionary();
        Assert.All(users, user => Assert.Equal(200, owned[user]));
        AssertOnceEach(scene, leads);
        var pool = await scene.Get<IPartitionStore>().Get(PoolRows.Partition, PoolRows.Pool(TeamOf(scene)), Cancel);
        Assert.Equal(1000, PoolRows.ReadPool(pool!.Value).Turns);
        Assert.True(dying!.Deaths > 10, $"only {dying.Deaths} deaths");
    }

    private static Guid TeamOf(RoutingScene scene) => Guid.Parse((string)scene.Crm.Table("teammemberships").Values.First()["teamid"]!);

    private static bool Dies(Random random, Received request, int oneIn)
    {
        lock (random) return request.Method != "GET" && random.Next(oneIn) == 0;
    }

    private static Guid Weighted(RoutingScene scene, int weight)
    {
        var user = scene.User();
        scene.Seller(user, weight: weight);
        return user;
    }

    // Every lead comes in two batches, as a message does whose lease ran out.
    private static async Task InParallel(RoutingScene scene, Guid[] leads)
    {
        var batches = new System.Collections.Concurrent.ConcurrentQueue<Guid[]>(leads.Chunk(200).Concat(leads.Reverse().Chunk(170)));
        await Task.WhenAll(Enumerable.Range(0, Handlers).Select(_ => Task.Run(async () =>
        {
            var routing = scene.Another<LeadRouting>(scene.Another<RoutingDecisions>());
            while (batches.TryDequeue(out var batch))
                if (!await Routed(scene, routing, batch)) batches.Enqueue(batch);
        }, Cancel)));
    }

    private static async Task<bool> Routed(RoutingScene scene, LeadRouting routing, Guid[] batch)
    {
        try
        {
            var read = await scene.Get<RecordReader>().Read([.. batch.Select(lead => new RecordRef(RecordKind.Lead, lead))], Cancel);
            return !read.Failed && (await routing.Route(read.Value, Cancel)).Outage is null;
        }
        catch (DyingStore.DiedException)
        {
            return false;
        }
    }

    private static void AssertOnceEach(RoutingScene scene, Guid[] leads)
    {
        Assert.Equal(leads.Length, scene.Decisions.Length);
        Assert.Equal(leads.Length, scene.Calls.Length);
        var callers = scene.Calls.ToDictionary(call => Guid.Parse((string)call["_regardingobjectid_lead_phonecall_value"]!), call => Guid.Parse((string)call["_ownerid_value"]!));
        Assert.All(leads, lead => Assert.Equal(scene.OwnerOf(lead), callers[lead]));
    }

    /// <summary>A process that dies at random, right before or right after something became durable.</summary>
    private sealed class DyingStore(IPartitionStore store, Random random) : IPartitionStore
    {
        public int Deaths { get; private set; }

        public Task<StoredRow?> Get(Partition partition, string row, CancellationToken cancel) => store.Get(partition, row, cancel);

        public IAsyncEnumerable<StoredRow> Range(Partition partition, string from, string before, CancellationToken cancel) => store.Range(partition, from, before, cancel);

        public async Task<CommitResult> Commit(Partition partition, IReadOnlyList<RowOperation> operations, CancellationToken cancel)
        {
            Die();
            var result = await store.Commit(partition, operations, cancel);
            Die();
            return result;
        }

        private void Die()
        {
            lock (random)
            {
                if (random.Next(10) != 0) return;
                Deaths++;
                throw new DiedException();
            }
        }

        public sealed class DiedException : Exception;
    }
}
