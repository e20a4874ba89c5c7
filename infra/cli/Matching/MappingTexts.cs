using LeadSync.Domain.Mapping;

namespace LeadSync.Cli.Matching;

/// <summary>How results name outcomes and methods.</summary>
internal static class MappingTexts
{
    public static string Of(MappingOutcome outcome) => outcome switch
    {
        MappingOutcome.Auto => "auto",
        MappingOutcome.Review => "review",
        _ => "none",
    };

    public static string Of(MappingMethod method) => method switch
    {
        MappingMethod.Domain => "domain",
        MappingMethod.Name => "name",
        MappingMethod.DomainAndName => "domainAndName",
        MappingMethod.EarlierDecision => "earlierDecision",
        _ => "none",
    };
}
