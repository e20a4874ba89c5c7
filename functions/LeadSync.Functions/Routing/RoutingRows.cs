using System.Text.Json;
using LeadSync.Domain.Routing;
using LeadSync.Functions.Calendars;
using LeadSync.Functions.Dataverse;
using LeadSync.Schema;
using NodaTime;
using AbsenceColumns = LeadSync.Schema.Absence;
using Columns = LeadSync.Schema.RoutingRule;
using RoutingRule = LeadSync.Domain.Routing.RoutingRule;
using RoutingTarget = LeadSync.Domain.Routing.RoutingTarget;
using Seller = LeadSync.Domain.Routing.Seller;
using SellerColumns = LeadSync.Schema.Seller;
using Targets = LeadSync.Schema.RoutingTarget;
using TemplateColumns = LeadSync.Schema.TaskTemplate;

namespace LeadSync.Functions.Routing;

/// <summary>The rows of the CRM that routing reads, and what they mean.</summary>
internal static class RoutingRows
{
    private const string Active = "&$filter=statecode%20eq%200";

    /// <summary>Who routing can give a lead to, by the choice of a rule.</summary>
    public static readonly IReadOnlyDictionary<int, RoutingTarget> TargetOf = new Dictionary<int, RoutingTarget>
    {
        [Targets.AccountOwner] = RoutingTarget.AccountOwner,
        [Targets.AccountManager] = RoutingTarget.AccountManager,
        [Targets.User] = RoutingTarget.User,
        [Targets.Queue] = RoutingTarget.Queue,
        [Targets.TeamInTurn] = RoutingTarget.TeamInTurn,
        [Targets.TeamByWeight] = RoutingTarget.TeamByWeight,
        [Targets.TeamByLoad] = RoutingTarget.TeamByLoad,
    };

    public static readonly string RuleQuery =
        $"{Columns.EntitySetName}?$select={Columns.RoutingRuleId},{Columns.Name},{Columns.Order},{Columns.Stage},_{Columns.SegmentId}_value,{Columns.Membership}," +
        $"{Columns.Grades},{Columns.MinimumScore},{Columns.Countries},{Columns.CustomerStatus},{Columns.Topics},{Columns.Sources},{Columns.Target}," +
        $"_{Columns.UserId}_value,_{Columns.QueueId}_value,_{Columns.TeamId}_value,_{Columns.TaskTemplateId}_value,_{Columns.SlaPolicyId}_value,{Columns.TakesOver}{Active}";

    public static readonly string SellerQuery =
        $"{SellerColumns.EntitySetName}?$select={SellerColumns.SellerId},_{SellerColumns.UserId}_value,{SellerColumns.Capacity},{SellerColumns.Weight}," +
        $"_{SellerColumns.CalendarId}_value,{SellerColumns.IsPaused}{Active}";

    public static readonly string AbsenceQuery =
        $"{AbsenceColumns.EntitySetName}?$select={AbsenceColumns.AbsenceId},_{AbsenceColumns.UserId}_value,{AbsenceColumns.From},{AbsenceColumns.Until}{Active}";

    public static readonly string TemplateQuery =
        $"{TemplateColumns.EntitySetName}?$select={TemplateColumns.TaskTemplateId},{TemplateColumns.Subject},{TemplateColumns.GermanSubject},{TemplateColumns.Details}," +
        $"{TemplateColumns.GermanDetails},{TemplateColumns.Kind},{TemplateColumns.DueMinutes},{TemplateColumns.BusinessTime},_{TemplateColumns.CalendarId}_value{Active}";

    public const string UserQuery = "systemusers?$select=systemuserid,isdisabled,fullname";

    /// <summary>A rule; null where its target is none that LeadSync knows.</summary>
    public static BookedRule? Rule(JsonElement row)
    {
        if (row.Id(Columns.RoutingRuleId) is not { } id || row.Number(Columns.Target) is not { } number || !TargetOf.TryGetValue(number, out var target)) return null;
        var aim = new RoutingAim(target, row.Id($"_{Columns.UserId}_value"), row.Id($"_{Columns.QueueId}_value"), row.Id($"_{Columns.TeamId}_value"));
        var rule = new RoutingRule(
            id, row.Text(Columns.Name) ?? "", row.Number(Columns.Order) ?? int.MaxValue, Conditions(row), aim, Says(row, Columns.TakesOver));
        return new BookedRule(rule, row.Id($"_{Columns.TaskTemplateId}_value"), row.Id($"_{Columns.SlaPolicyId}_value"));
    }

    public static TaskTemplate? Template(JsonElement row)
    {
        if (row.Id(TemplateColumns.TaskTemplateId) is not { } id) return null;
        var (english, german) = (row.Text(TemplateColumns.Subject), row.Text(TemplateColumns.GermanSubject));
        var (details, germanDetails) = (row.Text(TemplateColumns.Details), row.Text(TemplateColumns.GermanDetails));
        return new TaskTemplate(
            id, row.Number(TemplateColumns.Kind) != TaskKind.Task, Math.Max(0, row.Number(TemplateColumns.DueMinutes) ?? 0),
            Says(row, TemplateColumns.BusinessTime), row.Id($"_{TemplateColumns.CalendarId}_value"))
        {
            Subject = (english ?? german ?? "", german ?? english ?? ""),
            Details = (details ?? germanDetails, germanDetails ?? details),
        };
    }

    /// <summary>The users with what sellers' rows and absences say of them. A user without such rows is always there and has no limit.</summary>
    public static IReadOnlyDictionary<Guid, Seller> Sellers(
        IEnumerable<JsonElement> users, IEnumerable<JsonElement> sellers, IEnumerable<JsonElement> absences, CalendarBook calendars)
    {
        var away = absences.Where(row => row.Id($"_{AbsenceColumns.UserId}_value") is not null).ToLookup(row => row.Id($"_{AbsenceColumns.UserId}_value")!.Value, Away);
        var said = new Dictionary<Guid, JsonElement>();
        foreach (var row in sellers)
            if (row.Id($"_{SellerColumns.UserId}_value") is { } user) said.TryAdd(user, row);
        var all = new Dictionary<Guid, Seller>();
        foreach (var row in users)
            if (row.Id("systemuserid") is { } user)
            {
                var seller = new Seller(user) { IsDisabled = Says(row, "isdisabled"), Absences = [.. away[user].OfType<Domain.Routing.Absence>()] };
                all[user] = said.TryGetValue(user, out var about) ? With(seller, about, calendars) : seller;
            }
        return all;
    }

    private static Seller With(Seller seller, JsonElement row, CalendarBook calendars) => seller with
    {
        Capacity = row.Number(SellerColumns.Capacity),
        Weight = Math.Clamp(row.Number(SellerColumns.Weight) ?? 1, 1, PoolState.LargestWeight),
        IsPaused = Says(row, SellerColumns.IsPaused),
        Hours = row.Id($"_{SellerColumns.CalendarId}_value") is { } calendar ? calendars.Of(calendar) : seller.Hours,
    };

    // Without a beginning it holds ever since; that is what somebody means who leaves it empty.
    private static Domain.Routing.Absence? Away(JsonElement row) => new Domain.Routing.Absence(
        row.Time(AbsenceColumns.From) is { } from ? Instant.FromDateTimeOffset(from) : Instant.MinValue,
        row.Time(AbsenceColumns.Until) is { } until ? Instant.FromDateTimeOffset(until) : null);

    private static RoutingConditions Conditions(JsonElement row) => new()
    {
        Stage = row.Number(Columns.Stage) ?? LeadStage.QualifiedLead,
        Segment = row.Id($"_{Columns.SegmentId}_value"),
        InSegment = row.Number(Columns.Membership) switch { SegmentMembership.InASegment => true, SegmentMembership.InNoSegment => false, _ => null },
        Grades = List(row, Columns.Grades),
        MinimumScore = row.Number(Columns.MinimumScore),
        Countries = List(row, Columns.Countries),
        IsCustomer = row.Number(Columns.CustomerStatus) switch { CustomerStatus.Customer => true, CustomerStatus.NotACustomer => false, _ => null },
        Topics = List(row, Columns.Topics),
        Sources = List(row, Columns.Sources),
    };

    private static string[] List(JsonElement row, string column) =>
        (row.Text(column) ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    private static bool Says(JsonElement row, string column) => row.TryGetProperty(column, out var value) && value.ValueKind == JsonValueKind.True;
}
