using System.Collections.Frozen;
using LeadSync.Domain.Accounts;
using LeadSync.Domain.Activities;
using LeadSync.Domain.Scoring.Scanning;
using NodaTime;

namespace LeadSync.Domain.Scoring;

/// <summary>
/// Everything a score is made of, as data. Immutable; made by <see cref="ScoringModelJson.Load(string)"/> alone, so that what is
/// here is valid.
/// </summary>
public sealed class ScoringModel
{
    private readonly FrozenDictionary<string, int[]> _rulesByKind;
    private readonly bool _asksForMachine;

    internal ScoringModel(string name, int version, DateTimeZone timeZone, IReadOnlyList<InterestRule> interest, ModelMeasures measures)
    {
        (Name, Version, TimeZone, Interest) = (name, version, timeZone, interest);
        Id = $"{name}/{version}";
        (Fit, Profile, Grades, Qualify) = (measures.Fit, measures.Profile, measures.Grades, measures.Qualify);
        Scanner = measures.Scanner;
        Account = measures.Account is { } account
            ? new AccountModel(new ScoringModel($"{name}/account", version, timeZone, account.Interest, account.Measures), account.Coverage)
            : null;
        _asksForMachine = interest.Any(rule => rule is CountRule { Machine: not null });
        _rulesByKind = interest
            .SelectMany((rule, index) => rule.Kinds.Distinct().Select(kind => (kind.Name, index)))
            .GroupBy(pair => pair.Name, pair => pair.index)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
    }

    /// <summary>The model's name, without a slash.</summary>
    public string Name { get; }

    /// <summary>1 and up; a published version never changes.</summary>
    public int Version { get; }

    /// <summary>What every score names: <c>name/version</c>.</summary>
    public string Id { get; }

    /// <summary>Where days begin.</summary>
    public DateTimeZone TimeZone { get; }

    /// <summary>The interest rules, in the order of the model.</summary>
    public IReadOnlyList<InterestRule> Interest { get; }

    /// <summary>The fit rules, in the order of the model.</summary>
    public IReadOnlyList<FitRule> Fit { get; }

    /// <summary>The fields to be filled and their weights. Without any the profile counts as complete.</summary>
    public IReadOnlyList<ProfileField> Profile { get; }

    /// <summary>The grades, best first; who meets none has <see cref="Score.LowestGrade"/>.</summary>
    public IReadOnlyList<GradeMinima> Grades { get; }

    /// <summary>When a lead is qualified; null where the model never qualifies anybody.</summary>
    public Qualification? Qualify { get; }

    /// <summary>When clicks are a machine's though their source does not say so; null where nothing is inferred.</summary>
    public Scanner? Scanner { get; }

    /// <summary>How accounts are scored; null where the model scores none.</summary>
    public AccountModel? Account { get; }

    /// <summary>Whether clicks have to be kept to find scanners: not where no rule asks who did it.</summary>
    internal bool FindsScanners => Scanner is not null && _asksForMachine;

    internal ReadOnlySpan<int> RulesFor(ActivityKind kind) => _rulesByKind.TryGetValue(kind.Name, out var rules) ? rules : [];
}

/// <summary>All of a model but its interest rules.</summary>
internal sealed record ModelMeasures(
    IReadOnlyList<FitRule> Fit, IReadOnlyList<ProfileField> Profile, IReadOnlyList<GradeMinima> Grades, Qualification? Qualify,
    AccountSection? Account = null, Scanner? Scanner = null);

/// <summary>A field of the profile.</summary>
/// <param name="Name">The attribute.</param>
/// <param name="Weight">Above 0.</param>
public sealed record ProfileField(string Name, double Weight);

/// <summary>What a grade asks for, on unrounded values.</summary>
public sealed record GradeMinima(string Grade, double Interest, double Fit, double Profile);

/// <summary>What a qualified lead has at least, on unrounded values.</summary>
/// <param name="Total">Of interest + fit.</param>
/// <param name="Profile">In percent, 0 to 100.</param>
public sealed record Qualification(double Total, double Profile);
