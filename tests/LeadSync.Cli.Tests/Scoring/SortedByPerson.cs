using System.Text.Json.Nodes;

namespace LeadSync.Cli.Tests.Scoring;

/// <summary>Brings a ledger into the order that --sorted asks for, in the plainest way.</summary>
internal static class SortedByPerson
{
    public static (IEnumerable<string> Activities, IEnumerable<string> People) Of(string activities, string people)
    {
        var ledger = File.ReadAllLines(activities).Select(line => (Line: line, Keys: KeysOf(line))).ToList();
        var persons = new List<(SortedSet<string> Keys, List<string> Lines)>();
        while (ledger.Count > 0)
        {
            var keys = new SortedSet<string>(ledger[0].Keys, StringComparer.Ordinal);
            var lines = new List<string>();
            // Each line shares a key with one before it.
            while (ledger.FindIndex(item => item.Keys.Any(keys.Contains)) is >= 0 and var next)
            {
                keys.UnionWith(ledger[next].Keys);
                lines.Add(ledger[next].Line);
                ledger.RemoveAt(next);
            }
            persons.Add((keys, lines));
        }
        var statements = File.ReadAllLines(people).Select(line => (Line: line, Key: (string)JsonNode.Parse(line)!["person"]!));
        return (
            persons.OrderBy(person => person.Keys.Min, StringComparer.Ordinal).SelectMany(person => person.Lines),
            statements
                .OrderBy(item => persons.Find(person => person.Keys.Contains(item.Key)).Keys?.Min ?? item.Key, StringComparer.Ordinal)
                .Select(item => item.Line));
    }

    private static List<string> KeysOf(string line) => [.. JsonNode.Parse(line)!["keys"]!.AsArray().Select(key => (string)key!)];
}
