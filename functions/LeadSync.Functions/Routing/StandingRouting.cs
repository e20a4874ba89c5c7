using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using LeadSync.Domain.Routing;

namespace LeadSync.Functions.Routing;

/// <summary>The latest routing of a lead, as it stands in the store from the moment it was decided.</summary>
internal sealed record StandingRouting
{
    /// <summary>How many keys of escalations are remembered: more than a lead ever meets.</summary>
    private const int MostKeys = 50;

    private const int MostTasks = 5;

    /// <summary>When the lead came into the stage for which it was routed.</summary>
    public required DateTimeOffset Entered { get; init; }

    /// <summary>How often the lead was routed so far, this one included.</summary>
    public required int Number { get; init; }

    /// <summary>Why, a value of RoutingReason.</summary>
    public required int Reason { get; init; }

    /// <summary>When it was decided, to the second; later than the routing before. The lead says the same once all is written.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The rule that counts for the lead; an escalation keeps the one before.</summary>
    public Guid? Rule { get; init; }

    public string RuleName { get; init; } = "";

    /// <summary>A value of RoutingTarget.</summary>
    public int? Target { get; init; }

    public Guid? User { get; init; }

    public Guid? Queue { get; init; }

    public Guid? Team { get; init; }

    /// <summary>Who owned the lead before.</summary>
    public Guid? Before { get; init; }

    /// <summary>The rules that were passed over.</summary>
    public IReadOnlyList<Guid> PassedOver { get; init; } = [];

    /// <summary>What the rules saw, as JSON.</summary>
    public string Inputs { get; init; } = "{}";

    /// <summary>Rules and people that were passed over and why, as JSON.</summary>
    public string Skipped { get; init; } = "[]";

    /// <summary>The tasks that earlier routings of the lead may have made, the latest last. One that is still open is handed on.</summary>
    public IReadOnlyList<Guid> Tasks { get; init; } = [];

    /// <summary>Who took the lead out of the queue, once that is known.</summary>
    public Guid? TakenBy { get; init; }

    /// <summary>The escalations that gave the lead away.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>To whom the CRM does not let it be given.</summary>
    public IReadOnlyList<Guid> Refused { get; init; } = [];

    /// <summary>Names this routing of the lead.</summary>
    public string KeyOf(Guid lead) => $"{lead:N}:{Entered.ToUnixTimeSeconds()}:{Number}";

    /// <summary>The id of the task that this routing makes: the same, however often it is tried.</summary>
    public Guid NewTaskOf(Guid lead) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"task:{KeyOf(lead)}")).AsSpan(0, 16));

    /// <summary>What the next routing has as <see cref="Tasks"/>.</summary>
    public IReadOnlyList<Guid> TasksAfter(Guid lead) => [.. Tasks.TakeLast(MostTasks - 1), NewTaskOf(lead)];

    /// <summary>The same, with more rules that were passed over.</summary>
    public StandingRouting After(IEnumerable<SkippedRule> skipped) => this with { PassedOver = [.. PassedOver.Union(skipped.Select(rule => rule.Rule))] };

    public StandingRouting With(string key) => this with { Keys = [.. Keys.TakeLast(MostKeys - 1), key] };

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);

    public static StandingRouting Read(byte[] json) => JsonSerializer.Deserialize<StandingRouting>(json, JsonSerializerOptions.Web)!;
}
