using System.Collections.Generic;
using System.Linq;
using LeadSync.Schema;

namespace LeadSync.Plugins.Typing;

/// <summary>Which value of a typing key a free text or a number of employees means. The order of the rules says nothing.</summary>
internal static class TypingMatcher
{
    /// <summary>The value of the matching rule with the smallest priority; null where none matches.</summary>
    public static int? OfText(string text, IEnumerable<TypingCase> rules)
    {
        var folded = new FoldedText(text);
        return First(rules.Where(rule => Matches(rule, folded)).OrderBy(rule => rule.Priority));
    }

    /// <summary>The value of the rule with the largest minimum that the number reaches; of equal minima the smallest priority.</summary>
    public static int? OfNumber(int employees, IEnumerable<TypingCase> rules) =>
        First(rules.Where(rule => rule.Minimum <= employees).OrderByDescending(rule => rule.Minimum).ThenBy(rule => rule.Priority));

    private static bool Matches(TypingCase rule, FoldedText text)
    {
        var wanted = new FoldedText(rule.Text);
        return rule.Match switch
        {
            TextMatch.Is => text.Is(wanted),
            TextMatch.BeginsWith => text.BeginsWith(wanted),
            _ => text.HasWordsOf(wanted),
        };
    }

    // Rules of one priority that disagree: the smaller value, so that the same text always means the same.
    private static int? First(IOrderedEnumerable<TypingCase> rules)
    {
        var ordered = rules.ThenBy(rule => rule.Value).ToList();
        return ordered.Count == 0 ? null : ordered[0].Value;
    }
}
