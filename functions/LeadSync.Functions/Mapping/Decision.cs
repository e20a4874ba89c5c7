using System.Text.Json;
using LeadSync.Domain.Mapping;
using LeadSync.Functions.Dataverse;
using NodaTime;
using Columns = LeadSync.Schema.MappingDecision;

namespace LeadSync.Functions.Mapping;

/// <summary>A row of what people decided, as the CRM remembers it.</summary>
/// <param name="Id">The row.</param>
/// <param name="Content">The decision.</param>
/// <param name="ModifiedOn">When the row last changed; far off where the CRM does not say.</param>
internal sealed record Decision(Guid Id, RememberedDecision Content, DateTimeOffset ModifiedOn)
{
    /// <summary>The active ones; more conditions may follow.</summary>
    public const string Query =
        $"{Columns.EntitySetName}?$select={Columns.MappingDecisionId},{Columns.Company},{Columns.EmailDomain},_{Columns.AccountId}_value,"
        + $"{Columns.DecidedOn},createdon,modifiedon&$filter=statecode%20eq%200";

    public const string IdColumn = Columns.MappingDecisionId;

    /// <summary>
    /// One key that every lead has for which this was decided; null where it was decided for none. The rarest is not known
    /// here, the longest word comes close.
    /// </summary>
    public string? Key()
    {
        var domain = MappingKeys.Of(new LeadIdentity { Email = Content.Email });
        var keys = domain.Count > 0 ? domain : MappingKeys.Of(new LeadIdentity { Company = Content.Company });
        return keys.OrderByDescending(key => key.Length).ThenBy(key => key, StringComparer.Ordinal).FirstOrDefault();
    }

    public static Decision? Of(JsonElement row)
    {
        if (row.Id(IdColumn) is not { } id) return null;
        var (company, domain) = (row.Text(Columns.Company), row.Text(Columns.EmailDomain));
        var decidedOn = row.Time(Columns.DecidedOn) ?? row.Time("createdon") ?? DateTimeOffset.UnixEpoch;
        // A company that LeadSync made up of the domain is no text that somebody gave.
        return new Decision(id, new RememberedDecision(
            company == domain || company == Registrable(domain) ? null : company, domain, row.Id($"_{Columns.AccountId}_value")?.ToString("D"), Instant.FromDateTimeOffset(decidedOn)),
            row.Time("modifiedon") ?? DateTimeOffset.MaxValue);
    }

    private static string? Registrable(string? domain) => domain is null ? null : CompanyDomain.OfAddress(domain)?.Registrable;
}
