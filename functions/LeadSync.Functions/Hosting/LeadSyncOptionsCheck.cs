using LeadSync.Domain.Mapping;
using Microsoft.Extensions.Options;

namespace LeadSync.Functions.Hosting;

/// <summary>Finds settings that can't work before anything starts.</summary>
internal sealed class LeadSyncOptionsCheck : IValidateOptions<LeadSyncOptions>
{
    private static readonly string[] KnownSources = ["mautic", "cloudevents"];

    public ValidateOptionsResult Validate(string? name, LeadSyncOptions options)
    {
        var problems = Problems(options).ToArray();
        return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private static IEnumerable<string> Problems(LeadSyncOptions options)
    {
        if (!Enum.IsDefined(options.Admission))
            yield return "Set LeadSync:Admission to Qualified or Identified.";
        if (options.VisitRetentionDays is < 1 or > 3660)
            yield return "Set LeadSync:VisitRetentionDays to a number of days from 1 to 3660.";
        if (options.LedgerDays is not 0 and (< 30 or > 36_600))
            yield return "Set LeadSync:LedgerDays to 0 (never fold), or to a number of days from 30 to 36600.";
        foreach (var problem in Problems(options.Mapping)) yield return problem;
        foreach (var (source, settings) in options.Sources)
        {
            if (!KnownSources.Contains(source, StringComparer.OrdinalIgnoreCase))
                yield return $"Remove LeadSync:Sources:{source}: the sources are {string.Join(", ", KnownSources)}.";
            else if (settings.Secret.Length == 0)
                yield return $"Set LeadSync:Sources:{source}:Secret to the secret that the tool signs with.";
        }
    }

    private static IEnumerable<string> Problems(MappingSettings mapping)
    {
        if (mapping.Auto is not (>= 0.5 and <= 1))
            yield return "Set LeadSync:Mapping:Auto, the least probability of an automatic mapping, to a number from 0.5 to 1.";
        if (!(mapping.Review >= 0 && mapping.Review <= mapping.Auto))
            yield return "Set LeadSync:Mapping:Review, the least probability of a review, to a number from 0 to LeadSync:Mapping:Auto.";
        if (mapping.Margin is not (>= 0 and <= 1))
            yield return "Set LeadSync:Mapping:Margin, the least lead of the best candidate over the second, to a number from 0 to 1.";
        if (mapping.Candidates is < 1 or > 10)
            yield return "Set LeadSync:Mapping:Candidates, the most candidates shown, to a number from 1 to 10.";
    }
}
