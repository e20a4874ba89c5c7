using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.Intake;
using LeadSync.Functions.Messaging;
using LeadSync.Functions.People;
using LeadSync.Functions.RecordActivities;
using LeadSync.Functions.State;
using LeadSync.Functions.Visits;
using LeadSync.Tests.Shared;
using NodaTime;

namespace LeadSync.Functions.Tests.People;

/// <summary>Everything that records people, over a real database in a temporary folder or over a store that is given.</summary>
internal sealed class Household : IAsyncDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly SqliteDatabase database;
    private int people;

    public Household(IPartitionStore? store = null)
    {
        database = new SqliteDatabase(folder.File("leadsync.db"));
        Store = store ?? new SqliteStore(database);
        Queue = new SqliteQueue(database, TimeProvider.System);
        Directory = new PersonDirectory(Store, new PersonRoster(Store), () => $"p{Interlocked.Increment(ref people):d4}");
        Records = new PersonRecords(Store, Directory);
    }

    public IPartitionStore Store { get; }

    public SqliteQueue Queue { get; }

    public PersonDirectory Directory { get; }

    public PersonRecords Records { get; }

    public ActivitiesRecorder Recorder(ScoringModel? model, IMessageQueue? queue = null, IPartitionStore? store = null) =>
        new(Directory, new Tombstones(Store), new PersonLedger(store ?? Store), new VisitLedger(store ?? Store), new FixedModel(model), queue ?? Queue);

    /// <summary>Records activities as one message and expects it to be done.</summary>
    public async Task Record(ScoringModel? model, params ReportedActivity[] activities)
    {
        var result = await Recorder(model).Handle(Messages(activities), default);
        Assert.All(result.Outcomes, outcome => Assert.IsType<MessageOutcome.Done>(outcome));
    }

    /// <summary>The people waiting in the queue "dirty", taken out of it.</summary>
    public async Task<IReadOnlyList<string>> TakeDirty()
    {
        var leased = await Queue.Receive(Queues.Dirty, 1000, TimeSpan.FromMinutes(5), default);
        await Queue.Settle(Queues.Dirty, [.. leased.Select(item => new Settlement(item.Lock, MessageOutcome.Done.Instance))], default);
        return [.. leased.Select(item => item.Message.Id)];
    }

    public async Task<IReadOnlyList<StoredRow>> Ledger(string person)
    {
        var rows = new List<StoredRow>();
        await foreach (var row in Store.Range(new Partition("people", person), "a:", "a;", default))
            rows.Add(row);
        return rows;
    }

    public static IReadOnlyList<ReceivedMessage> Messages(params ReportedActivity[] activities) =>
        [.. ActivityBatch.ToMessages(activities).Select(message =>
            new ReceivedMessage(message.Id, message.Body, 1, 0, DateTimeOffset.UnixEpoch))];

    public static ReportedActivity View(string id, params string[] keys) => new(
        new Activity
        {
            Id = id,
            Source = "web",
            Kind = ActivityKind.PageView,
            OccurredAt = Instant.FromUtc(2026, 11, 20, 9, 0),
            ReceivedAt = Instant.FromUtc(2026, 11, 20, 9, 1),
            Keys = [.. keys.Select(key => PersonKey.Parse(key)!)],
        },
        new Dictionary<string, string>());

    public static ScoringModel Model(int version = 1, int points = 10)
    {
        var json = $$"""
            {"name":"test","version":{{version}},"timeZone":"UTC","interest":[{"id":"view","kind":"page_view","points":{{points}}}],
             "fit":[],"profile":{},"grades":[]}
            """;
        var reading = ScoringModelJson.Load(json);
        return reading.Model ?? throw new InvalidOperationException(string.Join("; ", reading.Errors));
    }

    public static PublishedModels Only(ScoringModel model) => new([model]);

    /// <summary>The interest of a person on a day after all activities of these tests.</summary>
    public async Task<double> Interest(string person, ScoringModel model)
    {
        var record = await Records.Load(person, Only(model), default);
        return Scorer.Score(model, record!.InterestOf(model), record.Attributes, new LocalDate(2026, 12, 1)).Interest;
    }

    public async ValueTask DisposeAsync()
    {
        await database.DisposeAsync();
        folder.Dispose();
    }

    internal sealed class FixedModel(ScoringModel? model) : IScoringModels
    {
        public ValueTask<PublishedModels?> Published(CancellationToken cancel) =>
            ValueTask.FromResult(model is null ? null : Only(model));
    }
}
