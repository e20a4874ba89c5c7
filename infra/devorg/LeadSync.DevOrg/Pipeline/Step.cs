using Microsoft.Xrm.Sdk;

namespace LeadSync.DevOrg.Pipeline;

/// <summary>An enabled step, as its row registers it.</summary>
internal sealed record Step(Guid Id, string Name, EntityReference Handler)
{
    public const int PreValidation = 10;
    public const int PreOperation = 20;
    public const int Core = 30;
    public const int PostOperation = 40;

    /// <summary>10, 20 or 40.</summary>
    public required int Stage { get; init; }

    /// <summary>Whether it runs after the commit, as a system job.</summary>
    public required bool IsAsynchronous { get; init; }

    /// <summary>Columns of which an update must carry one; empty for every update.</summary>
    public required IReadOnlySet<string> Filter { get; init; }

    /// <summary>Whether a job that succeeded is deleted.</summary>
    public required bool DeletesFinishedJobs { get; init; }

    public required IReadOnlyList<StepImage> Images { get; init; }

    /// <summary>
    /// Whether the step wants this event: an Update must carry one of the filtering columns, changed or not; the filter
    /// means nothing to other messages.
    /// </summary>
    public bool Wants(string message, Entity? target) =>
        message != "Update" || Filter.Count == 0 || target is null || target.Attributes.Keys.Any(Filter.Contains);
}

/// <summary>A copy of the row that a step asks for, before or after the core operation.</summary>
internal sealed record StepImage(string Alias, bool Before, bool After, IReadOnlySet<string> Columns);
