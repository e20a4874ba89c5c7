using LeadSync.Schema;

namespace LeadSync.Plugins.Typing;

/// <summary>One typing rule: which text, or from how many employees, means which value of its key.</summary>
internal sealed class TypingCase
{
    public TypingCase(int key, int value)
    {
        Key = key;
        Value = value;
    }

    /// <summary>The key it sets, of the choice ls_typingkey.</summary>
    public int Key { get; }

    /// <summary>What it sets the key to.</summary>
    public int Value { get; }

    /// <summary>How the text is compared, of the choice ls_textmatch.</summary>
    public int Match { get; set; } = TextMatch.HasTheWords;

    /// <summary>The text to compare with; a rule without words matches nothing.</summary>
    public string Text { get; set; } = "";

    /// <summary>The least number of employees; null for none.</summary>
    public int? Minimum { get; set; }

    /// <summary>Of several that match the smallest is taken.</summary>
    public int Priority { get; set; } = int.MaxValue;
}
