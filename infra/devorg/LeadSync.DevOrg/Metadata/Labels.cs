namespace LeadSync.DevOrg.Metadata;

/// <summary>Texts by language: 1033 English is the base language, 1031 German the other one provisioned.</summary>
public static class Labels
{
    public const int English = 1033;
    public const int German = 1031;

    public static IReadOnlyDictionary<int, string> None { get; } = new Dictionary<int, string>();

    /// <summary>The text in the language, else in the base language, else null.</summary>
    public static string? In(this IReadOnlyDictionary<int, string> labels, int language) =>
        labels.TryGetValue(language, out var text) || labels.TryGetValue(English, out text) ? text : null;
}
