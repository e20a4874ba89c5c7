using System.Text.Json.Nodes;
using LeadSync.Domain.Mapping;
using Columns = LeadSync.Schema.Lead;
using Method = LeadSync.Schema.MappingMethod;
using Status = LeadSync.Schema.MappingStatus;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>What LeadSync wants to stand in a lead about its account, column by column, in the Web API's form.</summary>
internal static class MappingColumns
{
    private const string Binding = $"{Columns.MappedAccountIdNavigation}@odata.bind";

    /// <summary>Nothing where a person has decided. A story that says the same as the one that is kept stays, and so does its probability.</summary>
    public static JsonObject Of(CrmRecord? lead, LeadMapping mapping)
    {
        if (lead is { IsMappedByPerson: true }) return [];
        var columns = new JsonObject { [Columns.MappingMethod] = MethodOf(mapping.Decision), [Columns.MappingStatus] = StatusOf(mapping.Decision.Outcome) };
        if (mapping.Account is { } account) columns[Binding] = $"accounts({account.Id:D})";
        else if (lead?.AccountId is not null) columns[Binding] = null;
        var (isTold, probability) = (mapping.Story.SaysTheSameAs(MappingStory.Read(lead?.MappingStory)), mapping.Decision.Best?.Probability);
        // A person who hands a lead back leaves the story, but not the probability.
        if (!isTold || lead is { HasMappingProbability: false }) columns[Columns.MappingProbability] = probability is { } likely ? LeadColumns.Rounded(likely, 4) : null;
        if (isTold) return columns;
        columns[Columns.MappingStory] = mapping.Story.Write();
        return columns;
    }

    /// <summary>Whether changed columns map the lead in another way, and do not only tell another probability.</summary>
    public static bool SayAnother(JsonObject changes) =>
        changes.ContainsKey(Binding) || changes.ContainsKey(Columns.MappingMethod) || changes.ContainsKey(Columns.MappingStatus);

    // How the account was found; where none was, only that somebody had decided for none.
    private static int? MethodOf(MappingDecision decision) => (decision.Outcome, decision.Method) switch
    {
        (_, MappingMethod.EarlierDecision) => Method.EarlierDecision,
        (MappingOutcome.Auto, MappingMethod.Domain) => Method.CompanyDomain,
        (MappingOutcome.Auto, MappingMethod.Name) => Method.CompanyName,
        (MappingOutcome.Auto, MappingMethod.DomainAndName) => Method.DomainAndName,
        _ => null,
    };

    private static int StatusOf(MappingOutcome outcome) => outcome switch
    {
        MappingOutcome.Auto => Status.Mapped,
        MappingOutcome.Review => Status.ToReview,
        _ => Status.NoAccount,
    };
}
