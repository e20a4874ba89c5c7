using System.Globalization;
using System.Text.Json;
using LeadSync.Domain.Routing;
using LeadSync.Functions.Dataverse;
using LeadSync.Functions.Records;
using LeadSync.Schema;

namespace LeadSync.Functions.Routing;

/// <summary>A lead that is sales' to work on, with what rules see of it.</summary>
/// <param name="Record">As it stands in the CRM.</param>
/// <param name="Case">What rules see.</param>
/// <param name="Order">Set where somebody else is to have it because a clock ran out.</param>
internal sealed record LeadToRoute(TrackedRecord Record, RoutingCase Case, Reassignment? Order = null)
{
    // The platform's own value for customers.
    private const int CustomerType = 3;

    // The platform's own lead sources; another is known by its number.
    private static readonly string[] Sources =
        ["", "Advertisement", "Employee Referral", "External Referral", "Partner", "Public Relations", "Seminar", "Trade Show", "Web", "Word of Mouth", "Other"];

    /// <summary>The members of a team that the order names and no rule does.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> OtherTeams { get; init; } = new Dictionary<Guid, IReadOnlyList<Guid>>();

    public Guid Id => Record.Ref.Id;

    /// <summary>The user who owns it; null where a team does.</summary>
    public Guid? OwningUser => Record.Owner is { IsTeam: false } owner ? owner.Id : null;

    /// <summary>The queue it waits in, as the lead itself says.</summary>
    public Guid? Queue => QueueOf(Record);

    /// <summary>When it was routed last, as the lead itself says.</summary>
    public DateTimeOffset? RoutedOn => Record.Row.Time(Lead.RoutedOn);

    /// <summary>Whether a lead is open and stands where sales works on it.</summary>
    public static bool IsForSales(TrackedRecord lead) =>
        lead.IsOpen && lead.Stage is LeadStage.QualifiedLead or LeadStage.SalesAcceptedLead or LeadStage.Opportunity;

    /// <summary>Whether a lead was given back while it waited in a queue: nobody is to take it there any more.</summary>
    public static bool IsBackInMarketing(TrackedRecord lead) => lead.IsOpen && !IsForSales(lead) && QueueOf(lead) is not null;

    /// <param name="lead">As it stands in the CRM.</param>
    /// <param name="topics">What its person was interested in of late.</param>
    public static LeadToRoute Of(TrackedRecord lead, IReadOnlyList<string> topics) => new(lead, new RoutingCase
    {
        Stage = lead.Stage ?? LeadStage.QualifiedLead,
        Segment = lead.SegmentId,
        Grade = lead.Grade,
        Score = lead.Score,
        Country = lead.Row.Text("address1_country") ?? lead.Account?.Text("address1_country"),
        IsCustomer = lead.Account is { } account && (account.Number("customertypecode") == CustomerType || account.Number(Account.Stage) == AccountStage.Customer),
        Topics = topics,
        Source = SourceOf(lead.Row.Number("leadsourcecode")),
        AccountOwner = lead.Account is { } owned && owned.Id("_owningteam_value") is null ? owned.Id("_owninguser_value") ?? owned.Id("_ownerid_value") : null,
        AccountManager = lead.Account?.Id($"_{Account.AccountManagerId}_value"),
    });

    /// <summary>What the rules saw, for the record.</summary>
    public string Inputs() => JsonSerializer.Serialize(
        new
        {
            Case.Stage, Case.Segment, Case.Grade, Case.Score, Case.Country, Customer = Case.IsCustomer, Case.Topics, Case.Source, Case.AccountOwner, Case.AccountManager,
            Owner = Record.Owner?.Id,
        },
        JsonSerializerOptions.Web);

    private static Guid? QueueOf(TrackedRecord lead) => lead.Row.Id($"_{Lead.QueueId}_value");

    private static string? SourceOf(int? code) => code is not { } number ? null
        : number > 0 && number < Sources.Length ? Sources[number] : number.ToString(CultureInfo.InvariantCulture);
}
