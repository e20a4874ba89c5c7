using System.Xml.Linq;
using LeadSync.Solution.Checking.Model;

namespace LeadSync.Solution.Checking.Rules;

/// <summary>LSC009: stage and mode go together, and images exist where the message has them.</summary>
internal sealed class StepStageRule() : Rule("LSC009")
{
    private const string Create = "9ebdbb1b-ea3e-db11-86a7-000a3a5473e8";

    public override IEnumerable<Finding> Check(CheckedSolution solution)
    {
        foreach (var step in solution.Steps)
        {
            var (stage, mode) = (step.Element("Stage")?.Value, step.Element("Mode")?.Value);
            if (stage is not ("10" or "20" or "40"))
                yield return At(step.Element("Stage") ?? step, $"Stage is '{stage}', but must be 10, 20 or 40.");
            if (mode is not ("0" or "1"))
                yield return At(step.Element("Mode") ?? step, $"Mode is '{mode}', but must be 0 (synchronous) or 1 (asynchronous).");
            if (mode == "1" && stage != "40")
                yield return At(step, "An asynchronous step runs in stage 40 only.");
            foreach (var image in step.Descendants("SdkMessageProcessingStepImage"))
                if (Misfit(step, image, stage) is { } misfit)
                    yield return At(image, misfit);
        }
    }

    private static string? Misfit(XElement step, XElement image, string? stage)
    {
        var type = image.Element("ImageType")?.Value;
        var isCreate = step.Element("SdkMessageId")?.Value.Trim('{', '}').ToLowerInvariant() == Create;
        if (isCreate && type != "1") return "Create has no image of the row before.";
        if (type is "1" or "2" && stage != "40") return "An image of the row after exists in stage 40 only.";
        var property = isCreate ? "id" : "Target";
        return image.Element("MessagePropertyName")?.Value == property ? null : $"MessagePropertyName must be {property}.";
    }
}
