using System.Text.Json;
using LeadSync.Functions.Dataverse;
using Columns = LeadSync.Schema.Lead;

namespace LeadSync.Functions.Records;

/// <summary>Who owns a record: a user, or a team.</summary>
internal sealed record RecordOwner(Guid Id, bool IsTeam);

/// <summary>A lead, account or opportunity as it stands in the CRM at the moment of the look.</summary>
/// <param name="Ref">Which it is.</param>
/// <param name="Row">Its row, with the columns that <see cref="RecordReader"/> reads of its kind.</param>
/// <param name="Account">The row of the account it belongs to, of an account its own; null where there is none.</param>
internal sealed record TrackedRecord(RecordRef Ref, JsonElement Row, JsonElement? Account)
{
    /// <summary>A value of the stages of its kind; null for a record that never had one.</summary>
    public int? Stage => Row.Number(Columns.Stage);

    /// <summary>When it came into its stage; where nobody noted it, when it was made.</summary>
    public DateTimeOffset StageEnteredOn => Row.Time(Columns.StageEnteredOn) ?? CreatedOn;

    public DateTimeOffset CreatedOn => Row.Time("createdon") ?? DateTimeOffset.UnixEpoch;

    /// <summary>When anybody last changed it, LeadSync included: no change of a column is later than this.</summary>
    public DateTimeOffset ModifiedOn => Row.Time("modifiedon") ?? CreatedOn;

    /// <summary>Neither closed nor deactivated.</summary>
    public bool IsOpen => Row.Number("statecode") is null or 0;

    /// <summary>Its status reason.</summary>
    public int? StatusReason => Row.Number("statuscode");

    public RecordOwner? Owner =>
        Row.Id("_owningteam_value") is { } team ? new RecordOwner(team, IsTeam: true)
        : (Row.Id("_owninguser_value") ?? Row.Id("_ownerid_value")) is { } user ? new RecordOwner(user, IsTeam: false) : null;

    public Guid? AccountId => Account?.Id("accountid");

    /// <summary>The segment of its account.</summary>
    public Guid? SegmentId => Account?.Id($"_{Schema.Account.SegmentId}_value");

    /// <summary>The letter of its grade, of an opportunity that of its account; null where it has none.</summary>
    public string? Grade => GradeOf(Ref.Kind == RecordKind.Opportunity ? Account : Row);

    /// <summary>Its score, of an opportunity that of its account.</summary>
    public int? Score => (Ref.Kind == RecordKind.Opportunity ? Account : Row) is { } row && row.TryGetProperty(Columns.Score, out var score) && score.ValueKind == JsonValueKind.Number
        ? (int)Math.Floor(score.GetDouble()) : null;

    /// <summary>What it is called, for people.</summary>
    public string Name => Row.Text(Ref.Kind switch { RecordKind.Lead => "fullname", RecordKind.Account => "name", _ => "name" }) ?? Row.Text("companyname") ?? "";

    private static string? GradeOf(JsonElement? row) => row?.Number(Columns.Grade) switch
    {
        Schema.Grade.A => "A",
        Schema.Grade.B => "B",
        Schema.Grade.C => "C",
        Schema.Grade.D => "D",
        Schema.Grade.E => "E",
        _ => null,
    };
}
