using LeadSync.Domain.Mapping.Names;

namespace LeadSync.Domain.Mapping;

/// <summary>A company's text in the one form in which texts of people are held to be the same.</summary>
public static class CompanyText
{
    /// <summary>The words of the text, folded, one space between; empty where it has none. Idempotent.</summary>
    public static string Normalize(string text) => string.Join(' ', NameWords.Read(text).Select(word => word.Text));
}
