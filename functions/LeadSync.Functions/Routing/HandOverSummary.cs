using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using LeadSync.Functions.Dataverse;
using LeadSync.Schema;
using NodaTime.Text;

namespace LeadSync.Functions.Routing;

/// <summary>Somebody's role in a purchase, by code.</summary>
internal sealed record RoleHeld(string? Name, string Role);

/// <summary>What a hand-over is made of besides the lead itself.</summary>
/// <param name="Topics">What the person was interested in, the latest first.</param>
/// <param name="Story">What the person did of late.</param>
/// <param name="Roles">Who has which role at the account: buying roles, and promoters and opponents.</param>
/// <param name="Answers">How the criteria of qualification stand, by name.</param>
internal sealed record HandOverFacts(
    IReadOnlyList<string> Topics, PersonStory Story, IReadOnlyList<RoleHeld> Roles, IReadOnlyDictionary<string, string> Answers);

/// <summary>Writes ls_handover: what the new owner has to know, as codes that the form words in the reader's language (see README.md).</summary>
internal static class HandOverSummary
{
    private const int MostReasons = 8;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly Dictionary<int, string> Roles = new()
    {
        [BuyingRoleKind.Initiator] = "initiator", [BuyingRoleKind.User] = "user", [BuyingRoleKind.Influencer] = "influencer",
        [BuyingRoleKind.Decider] = "decider", [BuyingRoleKind.Buyer] = "buyer", [BuyingRoleKind.Gatekeeper] = "gatekeeper",
        [BuyingRoleKind.PowerPromoter] = "promoter:power", [BuyingRoleKind.ExpertPromoter] = "promoter:expert",
        [BuyingRoleKind.ProcessPromoter] = "promoter:process", [BuyingRoleKind.RelationshipPromoter] = "promoter:relationship",
        [BuyingRoleKind.PowerOpponent] = "opponent:power", [BuyingRoleKind.ExpertOpponent] = "opponent:expert",
        [BuyingRoleKind.ProcessOpponent] = "opponent:process", [BuyingRoleKind.RelationshipOpponent] = "opponent:relationship",
    };

    private static readonly Dictionary<int, string> Ratings = new()
    {
        [Rating.Unknown] = "unknown", [Rating.No] = "no", [Rating.Partly] = "partly", [Rating.Yes] = "yes",
    };

    /// <summary>The code of a role, or null for one that LeadSync does not know.</summary>
    public static string? RoleOf(int? kind) => kind is { } number ? Roles.GetValueOrDefault(number) : null;

    /// <summary>The code of a rating.</summary>
    public static string RatingOf(int? rating) => Ratings.GetValueOrDefault(rating ?? Rating.Unknown, "unknown");

    public static string Of(LeadToRoute lead, StandingRouting routing, HandOverFacts facts)
    {
        var explanation = Explanation(lead.Record.Row.Text(Lead.Explanation));
        var reasons = explanation?["reasons"]?.AsArray().OrderByDescending(reason => Math.Abs((double?)reason?["points"] ?? 0)).Take(MostReasons) ?? [];
        return new JsonObject
        {
            ["why"] = new JsonObject
            {
                ["rule"] = routing.RuleName.Length > 0 ? routing.RuleName : null,
                ["score"] = lead.Record.Score,
                ["grade"] = lead.Record.Grade,
                ["threshold"] = explanation?["threshold"]?["total"]?.DeepClone(),
                ["reasons"] = new JsonArray([.. reasons.Select(reason => reason?.DeepClone())]),
            },
            ["topics"] = new JsonArray([.. facts.Topics.Select(topic => JsonValue.Create(topic))]),
            ["channel"] = facts.Story.Channel,
            ["recent"] = new JsonArray([.. facts.Story.Recent.Select(act => new JsonObject
            {
                ["day"] = LocalDatePattern.Iso.Format(act.Day), ["what"] = act.What, ["topic"] = act.Topic,
            })]),
            ["roles"] = People(facts, ""),
            ["promoters"] = People(facts, "promoter:"),
            ["opponents"] = People(facts, "opponent:"),
            ["bant"] = new JsonObject(facts.Answers.Select(answer => KeyValuePair.Create(answer.Key, (JsonNode?)answer.Value))),
            ["missing"] = explanation?["deficits"]?.DeepClone() ?? new JsonArray(),
        }.ToJsonString(Readable);
    }

    // The role stands without what its list says already.
    private static JsonArray People(HandOverFacts facts, string kind) => new([.. facts.Roles
        .Where(held => kind.Length > 0 ? held.Role.StartsWith(kind, StringComparison.Ordinal) : !held.Role.Contains(':', StringComparison.Ordinal))
        .Select(held => new JsonObject { ["name"] = held.Name, ["role"] = held.Role[kind.Length..] })]);

    private static JsonObject? Explanation(string? text)
    {
        try
        {
            return text is null ? null : JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null; // not LeadSync's own: then the hand-over says nothing of reasons
        }
    }
}
