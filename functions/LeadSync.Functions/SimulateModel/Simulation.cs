using System.Runtime.CompilerServices;
using LeadSync.Domain.Scoring;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Hosting;
using LeadSync.Functions.Mapping;
using LeadSync.Functions.Nurture;
using LeadSync.Functions.People;
using LeadSync.Functions.UpdateCrm;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.SimulateModel;

/// <summary>
/// Tells who would move under another model than the published primary one. People and leads are only looked at; both
/// scores come from the planner that writes leads, so that what it tells is what publishing would do.
/// </summary>
internal sealed class Simulation(
    PersonRoster roster, PersonRecords people, IScoringModels models, AccountDirectory accounts, RecordFinder finder,
    IOptions<LeadSyncOptions> options, TimeProvider time)
{
    private const int Page = 200;

    /// <summary>A side of the comparison: a model alone, and the planner that judges by it.</summary>
    private sealed record Side(PublishedModels Model, PersonPlanner Planner)
    {
        public Standing StandingOf(Sought person, FoundRecords records)
        {
            var score = Planner.Plan(person, records).Story.Score;
            return new Standing(score.ShownTotal, score.Grade, score.Qualified);
        }
    }

    /// <summary>What both sides need of the CRM.</summary>
    internal sealed record Setting(ScoringModel Primary, ScoringModel Draft, AccountBook Accounts);

    /// <summary>Reads the model that counts now, and the accounts.</summary>
    public async Task<Answer<Setting>> Start(ScoringModel draft, CancellationToken cancel)
    {
        var book = await accounts.Current(cancel);
        if (book.Failed) return book.Error;
        return await models.Published(cancel) is { } published
            ? new Setting(published.Primary, draft, book.Value)
            : new DataverseError(DataverseFault.NotFound, "", "no scoring model is published");
    }

    /// <summary>Walks everybody. It breaks off with an exception where the CRM goes away meanwhile: half a result is none.</summary>
    public async IAsyncEnumerable<SimulationLine> Run(Setting setting, [EnumeratorCancellation] CancellationToken cancel)
    {
        var now = time.GetUtcNow();
        var (before, after) = (SideOf(setting.Primary, setting.Accounts, now), SideOf(setting.Draft, setting.Accounts, now));
        var (tally, walked, all) = (new SimulationTally(), 0L, await Count(cancel));
        for (var bucket = 0; bucket < PersonRoster.Buckets; bucket++)
            await foreach (var page in Pages(bucket, cancel))
            {
                foreach (var move in await Compare(page, before, after, tally, cancel)) yield return new SimulationLine(move, IsUrgent: false);
                walked += page.Count;
                yield return new SimulationLine(new { progress = new { people = walked, of = Math.Max(all, walked) } }, IsUrgent: true);
            }
        yield return new SimulationLine(new { summary = tally.Summary }, IsUrgent: true);
    }

    private Side SideOf(ScoringModel model, AccountBook book, DateTimeOffset now)
    {
        var alone = new PublishedModels([model]);
        return new Side(alone, new PersonPlanner(alone, book, NurtureBook.Empty, options.Value.Admission, now));
    }

    private async Task<List<Move>> Compare(IReadOnlyList<string> page, Side before, Side after, SimulationTally tally, CancellationToken cancel)
    {
        var sought = new List<Sought>();
        foreach (var person in page)
            // Whoever was merged into somebody counts there.
            if (await people.Look(person, before.Model, cancel) is { } record && record.Id == person) sought.Add(Sought.Of(record));
        var found = await finder.Find(sought, cancel);
        if (found.Failed) throw new IOException($"The CRM cannot be read any more: {found.Error.Fault}.");
        var moves = new List<Move>();
        foreach (var person in sought)
        {
            var records = found.Value.GetValueOrDefault(person.Person.Id, FoundRecords.None);
            var from = before.StandingOf(person, records);
            var to = after.StandingOf(person with { Person = await people.Replay(person.Person, after.Model, cancel) }, records);
            tally.Add(from, to);
            if (to.DiffersFrom(from)) moves.Add(new Move(person.Person.Id, records.Lead?.Id, from, to));
        }
        return moves;
    }

    private async Task<long> Count(CancellationToken cancel)
    {
        var all = 0L;
        for (var bucket = 0; bucket < PersonRoster.Buckets; bucket++)
            await foreach (var page in Pages(bucket, cancel)) all += page.Count;
        return all;
    }

    private async IAsyncEnumerable<IReadOnlyList<string>> Pages(int bucket, [EnumeratorCancellation] CancellationToken cancel)
    {
        string? after = null;
        while (await roster.Page(bucket, after, Page, cancel) is { Count: > 0 } page)
        {
            yield return page;
            after = page[^1];
        }
    }
}
