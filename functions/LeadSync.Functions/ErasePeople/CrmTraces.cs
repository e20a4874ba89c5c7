using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.People;
using LeadSync.Functions.State;
using LeadSync.Functions.UpdateCrm;
using Columns = LeadSync.Schema.Lead;
using Decisions = LeadSync.Schema.RoutingDecision;
using Scores = LeadSync.Schema.LeadScore;

namespace LeadSync.Functions.ErasePeople;

/// <summary>
/// Empties what LeadSync wrote of a person into leads and contacts. The rows themselves are the company's own; to delete
/// those is for whoever answers for the CRM.
/// </summary>
internal sealed class CrmTraces(DataverseClient client, IPartitionStore store)
{
    private const int LongestFilter = 6000;

    private static readonly string[] Written =
    [
        Columns.Score, Columns.Interest, Columns.Fit, Columns.Profile, Columns.Grade, Columns.Explanation, Columns.ScoreModel,
        Columns.ScoredOn, Columns.NextChange, Columns.PersonId,
    ];

    /// <summary>Null when nothing is left, else the error that kept it from it.</summary>
    public async Task<DataverseError?> Clear(Erasure erasure, CancellationToken cancel)
    {
        var notes = new List<CrmNote>();
        foreach (var person in erasure.Persons)
            if (await store.Get(PersonRows.Person(person), PersonRows.Crm, cancel) is { } row) notes.Add(CrmNote.Read(row.Value));
        return await Clear(RecordTable.Lead, erasure.Persons, notes.Select(note => note.Lead), cancel)
            ?? await Clear(RecordTable.Contact, erasure.Persons, notes.Select(note => note.Contact), cancel);
    }

    private async Task<DataverseError?> Clear(RecordTable table, IReadOnlyCollection<string> persons, IEnumerable<Guid?> noted, CancellationToken cancel)
    {
        var known = noted.OfType<Guid>().ToHashSet();
        var conditions = persons.Select(person => $"{Columns.PersonId}%20eq%20{OData.Text(person)}")
            .Concat(known.Select(id => $"{table.IdColumn}%20eq%20{id:D}"));
        foreach (var filter in OData.AnyOf(conditions, LongestFilter))
        {
            var rows = await client.Query($"{table.Crm.SetName}?$select={table.Select()}&$filter={filter}", cancel);
            if (rows.Failed) return rows.Error;
            foreach (var record in rows.Value.Select(row => CrmRecord.Of(table, row)).OfType<CrmRecord>())
                if (known.Contains(record.Id) || persons.Contains(record.PersonId ?? ""))
                    if (await Clear(record, cancel) is { } error) return error;
        }
        return null;
    }

    private async Task<DataverseError?> Clear(CrmRecord record, CancellationToken cancel)
    {
        if (record.Table == RecordTable.Lead && (await DeleteScores(record.Id, cancel) ?? await EmptyDecisions(record.Id, cancel)) is { } failed) return failed;
        var columns = new JsonObject();
        foreach (var column in Written) columns[column] = null;
        if (record.Table == RecordTable.Lead)
        {
            columns[Columns.StageHint] = null;
            columns[Columns.HandOver] = null;
            columns[Columns.HandOverOn] = null;
            columns[$"{Columns.PersonaIdNavigation}@odata.bind"] = null;
            columns[$"{Columns.NurtureTrackIdNavigation}@odata.bind"] = null;
        }
        if (record.Table == RecordTable.Lead && !record.IsMappedByPerson)
        {
            columns[$"{Columns.MappedAccountIdNavigation}@odata.bind"] = null;
            columns[Columns.MappingMethod] = null;
            columns[Columns.MappingProbability] = null;
            columns[Columns.MappingStatus] = null;
            columns[Columns.MappingStory] = null;
            columns[Columns.MappedOn] = null;
        }
        var written = await client.Update(record.Table.Crm.SetName, record.Id, columns, cancel);
        // A row that is gone holds nothing; any other refusal leaves personal data, and the erasure is not done.
        return written.Failed && written.Error.Fault != DataverseFault.NotFound ? written.Error : null;
    }

    /// <summary>Who got the lead by which rule stays on record; what the rule saw of the person does not.</summary>
    private async Task<DataverseError?> EmptyDecisions(Guid lead, CancellationToken cancel)
    {
        var rows = await client.Query(
            $"{Decisions.EntitySetName}?$select={Decisions.RoutingDecisionId}&$filter=_{Decisions.LeadId}_value%20eq%20{lead:D}%20and%20{Decisions.Inputs}%20ne%20null", cancel);
        if (rows.Failed) return rows.Error;
        foreach (var id in rows.Value.Select(row => row.Id(Decisions.RoutingDecisionId)).OfType<Guid>())
            if (await client.Update(Decisions.EntitySetName, id, new JsonObject { [Decisions.Inputs] = null }, cancel) is { Failed: true, Error: { Fault: not DataverseFault.NotFound } error })
                return error;
        return null;
    }

    private async Task<DataverseError?> DeleteScores(Guid lead, CancellationToken cancel)
    {
        var rows = await client.Query($"{Scores.EntitySetName}?$select={Scores.LeadScoreId}&$filter=_{Scores.LeadId}_value%20eq%20{lead:D}", cancel);
        if (rows.Failed) return rows.Error;
        foreach (var id in rows.Value.Select(row => row.Id(Scores.LeadScoreId)).OfType<Guid>())
            if (await client.Delete(Scores.EntitySetName, id, cancel) is { Failed: true, Error: { Fault: not DataverseFault.NotFound } error }) return error;
        return null;
    }
}
