using LeadSync.Domain.Scoring;

namespace LeadSync.Cli.Scoring;

/// <summary>Reads scoring models from files.</summary>
internal static class ModelFile
{
    /// <summary>The model, or null after all its errors were said.</summary>
    public static ScoringModel? Load(Output output, FileInfo file)
    {
        var reading = ScoringModelJson.Load(File.ReadAllText(file.FullName));
        foreach (var error in reading.Errors) output.Message.WriteLine($"{file.Name}: {error}");
        if (reading.Model is null) output.Refuse("the model can't be used; mend the errors above.");
        return reading.Model;
    }
}
