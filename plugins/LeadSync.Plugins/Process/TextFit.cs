using System;
using System.Collections.Generic;
using System.Linq;

namespace LeadSync.Plugins.Process;

/// <summary>Fits texts into boxes by counting characters, since nothing here can measure them.</summary>
internal static class TextFit
{
    /// <summary>About how wide a character of the sans-serif fonts of browsers is, as a share of the font size.</summary>
    private const double CharacterWidth = 0.56;

    public static double Width(string text, double fontSize) => text.Length * fontSize * CharacterWidth;

    /// <summary>The text in lines of at most that width, broken between words, and within words that are longer.</summary>
    public static IReadOnlyList<string> Wrap(string text, double width, double fontSize)
    {
        var longest = Math.Max(2, (int)(width / (fontSize * CharacterWidth)));
        var lines = new List<string>();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).SelectMany(word => Parts(word, longest)))
            if (lines.Count > 0 && lines[lines.Count - 1].Length + 1 + word.Length <= longest)
                lines[lines.Count - 1] += " " + word;
            else
                lines.Add(word);
        return lines;
    }

    private static IEnumerable<string> Parts(string word, int longest)
    {
        while (word.Length > longest)
        {
            yield return word.Remove(longest - 1) + "-";
            word = word.Substring(longest - 1);
        }
        yield return word;
    }
}
