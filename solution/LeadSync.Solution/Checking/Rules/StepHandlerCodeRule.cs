using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC008: EventHandlerTypeCode is there. Without it the import fails.</summary>
internal sealed class StepHandlerCodeRule() : Rule("LSC008")
{
    public override IEnumerable<Finding> Check(CheckedSolution solution) =>
        from step in solution.Steps
        let code = step.Element("EventHandlerTypeCode")?.Value
        where code is not ("4602" or "4618")
        select At(step, $"EventHandlerTypeCode is '{code}', but must be 4602 (plug-in type) or 4618 (endpoint).");
}
