using System.Text.Json;
using LeadSync.Domain.Nurture;
using LeadSync.Functions.Dataverse;
using NodaTime;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.UpdateCrm;

/// <summary>A table whose rows stand for people. The score columns have the same names in both.</summary>
/// <param name="Crm">The table.</param>
/// <param name="IdColumn">Its primary key.</param>
/// <param name="AccountLookup">The column that names the account, as the Web API reads it.</param>
/// <param name="Own">The columns that only this table has.</param>
internal sealed record RecordTable(CrmTable Crm, string IdColumn, string AccountLookup, IReadOnlyList<string> Own)
{
    public static readonly RecordTable Lead = new(CrmTable.Lead, "leadid", $"_{Columns.MappedAccountId}_value",
        [Columns.Stage, Columns.StageHint, Columns.InterestFrom, Columns.CooldownUntil, PersonaLookup, NurtureTrackLookup,
            Columns.CompanySize, Columns.PositionLevel, Columns.Department, "donotemail", "donotbulkemail", Columns.MappingMethod, Columns.MappingStatus, Columns.MappingProbability, Columns.MappingStory]);

    /// <summary>The column that names the persona, as the Web API reads it.</summary>
    public const string PersonaLookup = $"_{Columns.PersonaId}_value";

    /// <summary>The same for the nurture track.</summary>
    public const string NurtureTrackLookup = $"_{Columns.NurtureTrackId}_value";

    public static readonly RecordTable Contact = new(CrmTable.Contact, "contactid", "_parentcustomerid_value", []);

    private static readonly string[] Common =
    [
        "statecode", "createdon", Columns.PersonId, Columns.Score, Columns.Interest, Columns.Fit, Columns.Profile, Columns.Grade,
        Columns.Explanation, Columns.ScoreModel, Columns.NextChange,
    ];

    /// <summary>The column of this table that holds a field, or null.</summary>
    public string? ColumnOf(LeadField field) => this == Contact ? field.ContactColumn : field.LeadColumn;

    /// <summary>Everything LeadSync reads of such a row, for $select.</summary>
    public string Select() => string.Join(',', Common.Concat(Own)
        .Concat(LeadFields.All.Select(ColumnOf).OfType<string>()).Append(IdColumn).Append(AccountLookup));
}

/// <summary>A lead or contact as it stands in the CRM.</summary>
internal sealed record CrmRecord(RecordTable Table, Guid Id, JsonElement Row)
{
    public string? PersonId => Row.Text(Columns.PersonId);

    public string? Email => Row.Text(LeadFields.Email);

    /// <summary>What LeadSync would make up of its address where the company is not known.</summary>
    public string? MadeUpCompany => Email is { } email ? Domain.Mapping.CompanyDomain.OfEmail(email)?.Registrable : null;

    /// <summary>Closed leads and inactive contacts are history and stay as they are.</summary>
    public bool IsOpen => Row.Number("statecode") is null or 0;

    public int? Stage => Row.Number(Columns.Stage);

    /// <summary>Why it does not qualify though its score says so, as the CRM said it; null where nothing is known to keep it.</summary>
    public string? StageHint => Row.Text(Columns.StageHint);

    /// <summary>Whether it is open and still marketing's: in the stages before sales is asked. A lead without a stage begins there.</summary>
    public bool IsMarketings => IsOpen && Phase == LeadPhase.Marketing;

    /// <summary>Whose it is.</summary>
    public LeadPhase Phase => Stage switch
    {
        null or Schema.LeadStage.Prospect or Schema.LeadStage.Lead => LeadPhase.Marketing,
        Schema.LeadStage.QualifiedLead or Schema.LeadStage.SalesAcceptedLead or Schema.LeadStage.Opportunity => LeadPhase.Sales,
        _ => LeadPhase.Ended,
    };

    /// <summary>Whether it says that its person does not want mails.</summary>
    public bool ConsentsOut => Says("donotemail") || Says("donotbulkemail");

    /// <summary>The end of its cool-down, where it lasts beyond <paramref name="now"/>: until then nothing qualifies it by itself.</summary>
    public DateTimeOffset? CooldownAfter(DateTimeOffset now) => Row.Time(Columns.CooldownUntil) is { } end && end > now ? end : null;

    /// <summary>When the interest of its person was reset.</summary>
    public Instant? InterestFrom => Row.Time(Columns.InterestFrom) is { } time ? Instant.FromDateTimeOffset(time) : null;

    /// <summary>The account it names; of a contact this may be another contact.</summary>
    public Guid? AccountId => Row.Id(Table.AccountLookup);

    /// <summary>A person's mapping is final.</summary>
    public bool IsMappedByPerson => Row.Number(Columns.MappingMethod) == Schema.MappingMethod.Person;

    /// <summary>What is kept of its mapping.</summary>
    public string? MappingStory => Row.Text(Columns.MappingStory);

    /// <summary>Whether it says how likely its best candidate is.</summary>
    public bool HasMappingProbability => Row.TryGetProperty(Columns.MappingProbability, out var value) && value.ValueKind == JsonValueKind.Number;

    private bool Says(string column) => Row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.True;

    public static CrmRecord? Of(RecordTable table, JsonElement row) => row.Id(table.IdColumn) is { } id ? new CrmRecord(table, id, row) : null;
}
