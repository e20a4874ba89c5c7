using System.CommandLine;

namespace LeadSync.Cli.Verbs;

/// <summary>`solution`: what is done with the CRM solution as a whole.</summary>
internal static class SolutionVerb
{
    public static Command Command(Output output) => new("solution", "Packs, checks and prepares the CRM solution.")
    {
        SolutionPackVerb.Command(output),
        SolutionCheckVerb.Command(output),
        SolutionSchemaVerb.Command(output),
        SolutionDefaultsVerb.Command(output),
    };
}
