using System.Collections.Frozen;

namespace LeadSync.Domain.Activities;

/// <summary>What sort of thing a person did: one of the known kinds, or <c>custom:name</c> for what only one installation knows.</summary>
public sealed record ActivityKind
{
    private const string CustomPrefix = "custom:";
    private const int LongestCustomName = 100;

    public static readonly ActivityKind EmailSent = new("email_sent");
    public static readonly ActivityKind EmailDelivered = new("email_delivered");
    public static readonly ActivityKind EmailOpen = new("email_open");
    public static readonly ActivityKind EmailClick = new("email_click");
    public static readonly ActivityKind EmailBounce = new("email_bounce");
    public static readonly ActivityKind EmailComplaint = new("email_complaint");
    public static readonly ActivityKind Unsubscribe = new("unsubscribe");
    public static readonly ActivityKind PageView = new("page_view");
    public static readonly ActivityKind FormView = new("form_view");
    public static readonly ActivityKind FormSubmit = new("form_submit");
    public static readonly ActivityKind FormAbandon = new("form_abandon");
    public static readonly ActivityKind AssetDownload = new("asset_download");
    public static readonly ActivityKind WebinarRegister = new("webinar_register");
    public static readonly ActivityKind WebinarAttend = new("webinar_attend");
    public static readonly ActivityKind EventRegister = new("event_register");
    public static readonly ActivityKind EventAttend = new("event_attend");
    public static readonly ActivityKind MeetingBooked = new("meeting_booked");
    public static readonly ActivityKind Call = new("call");
    public static readonly ActivityKind Reply = new("reply");
    public static readonly ActivityKind LetterSent = new("letter_sent");
    public static readonly ActivityKind LetterResponse = new("letter_response");
    public static readonly ActivityKind Chat = new("chat");
    public static readonly ActivityKind AdClick = new("ad_click");
    public static readonly ActivityKind SocialMention = new("social_mention");
    public static readonly ActivityKind SocialEngagement = new("social_engagement");
    public static readonly ActivityKind TrialStart = new("trial_start");
    public static readonly ActivityKind ProductUsage = new("product_usage");
    public static readonly ActivityKind ListChange = new("list_change");
    public static readonly ActivityKind TagChange = new("tag_change");

    /// <summary>A visit by a company known only through its network address; it alone may come without a person's key.</summary>
    public static readonly ActivityKind Visit = new("visit");

    private static readonly FrozenDictionary<string, ActivityKind> ByName = new[]
    {
        EmailSent, EmailDelivered, EmailOpen, EmailClick, EmailBounce, EmailComplaint, Unsubscribe, PageView, FormView,
        FormSubmit, FormAbandon, AssetDownload, WebinarRegister, WebinarAttend, EventRegister, EventAttend, MeetingBooked,
        Call, Reply, LetterSent, LetterResponse, Chat, AdClick, SocialMention, SocialEngagement, TrialStart, ProductUsage,
        ListChange, TagChange, Visit,
    }.ToFrozenDictionary(kind => kind.Name, StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, ActivityKind>.AlternateLookup<ReadOnlySpan<char>> BySpan =
        ByName.GetAlternateLookup<ReadOnlySpan<char>>();

    private ActivityKind(string name) => Name = name;

    /// <summary>The name in the exchange form.</summary>
    public string Name { get; }

    /// <summary>Every kind but the custom ones.</summary>
    public static IEnumerable<ActivityKind> Known => ByName.Values;

    /// <summary>The kind of exactly that name, or null where there is none.</summary>
    public static ActivityKind? Parse(string name) =>
        ByName.GetValueOrDefault(name) ?? (IsCustom(name) ? new ActivityKind(name) : null);

    /// <summary>The same, without a text in between for the known kinds.</summary>
    internal static ActivityKind? Parse(ReadOnlySpan<char> name) =>
        BySpan.TryGetValue(name, out var known) ? known : Parse(name.ToString());

    /// <inheritdoc/>
    public override string ToString() => Name;

    private static bool IsCustom(string name) =>
        name.StartsWith(CustomPrefix, StringComparison.Ordinal)
        && name.Length > CustomPrefix.Length && name.Length <= CustomPrefix.Length + LongestCustomName
        && !name.Any(c => char.IsWhiteSpace(c) || char.IsControl(c));
}
