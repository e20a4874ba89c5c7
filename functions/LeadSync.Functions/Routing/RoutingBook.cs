using LeadSync.Domain.Routing;
using LeadSync.Functions.Calendars;

namespace LeadSync.Functions.Routing;

/// <summary>A routing rule with what its leads get besides an owner.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Template">What the owner is asked to do.</param>
/// <param name="Policy">How soon it has to happen.</param>
internal sealed record BookedRule(RoutingRule Rule, Guid? Template, Guid? Policy);

/// <summary>What an owner is asked to do, in both languages.</summary>
/// <param name="Id">Its row.</param>
/// <param name="IsCall">Whether it is a phone call, else a task.</param>
/// <param name="DueMinutes">In how many minutes it is due.</param>
/// <param name="InBusinessTime">Whether only open minutes count.</param>
/// <param name="Calendar">By which calendar; the default where null.</param>
internal sealed record TaskTemplate(Guid Id, bool IsCall, int DueMinutes, bool InBusinessTime, Guid? Calendar)
{
    public required (string English, string German) Subject { get; init; }

    public required (string? English, string? German) Details { get; init; }
}

/// <summary>The rules in use and who there is to route to, as the CRM last said. Immutable.</summary>
internal sealed class RoutingBook
{
    private readonly Dictionary<Guid, BookedRule> rules;
    private readonly Dictionary<Guid, TaskTemplate> templates;

    /// <param name="rules">The rules in use.</param>
    /// <param name="templates">The task templates in use.</param>
    public RoutingBook(IEnumerable<BookedRule> rules, IEnumerable<TaskTemplate> templates)
    {
        this.rules = rules.ToDictionary(rule => rule.Rule.Id);
        this.templates = templates.ToDictionary(template => template.Id);
        Router = new Router(this.rules.Values.Select(rule => rule.Rule));
    }

    /// <summary>Decides by the rules.</summary>
    public Router Router { get; }

    /// <summary>Everybody the CRM has as a user.</summary>
    public required IReadOnlyDictionary<Guid, Seller> Sellers { get; init; }

    /// <summary>What users are called.</summary>
    public required IReadOnlyDictionary<Guid, string> Names { get; init; }

    /// <summary>The members of the teams that rules name.</summary>
    public required IReadOnlyDictionary<Guid, IReadOnlyList<Guid>> Teams { get; init; }

    public required CalendarBook Calendars { get; init; }

    /// <summary>Whether a rule depends on topics, which are read for it alone.</summary>
    public bool AsksForTopics => rules.Values.Any(rule => rule.Rule.Conditions.Topics.Count > 0);

    /// <summary>A rule, while it is in use.</summary>
    public BookedRule? RuleOf(Guid? id) => id is { } named ? rules.GetValueOrDefault(named) : null;

    /// <summary>A task template, while it is in use.</summary>
    public TaskTemplate? TemplateOf(Guid? id) => id is { } named ? templates.GetValueOrDefault(named) : null;
}
