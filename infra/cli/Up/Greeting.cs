using LeadSync.Cli.Instances;

namespace LeadSync.Cli.Up;

/// <summary>What `up` prints: where everything is and how to get in, one `name: value` per line, and `ready` at the end.</summary>
internal static class Greeting
{
    public static IEnumerable<string> Lines(Uri address, InstanceSecrets secrets)
    {
        var root = address.ToString().TrimEnd('/');
        yield return $"page: {root}/";
        foreach (var (source, secret) in secrets.Sources)
        {
            yield return $"webhook {source}: {root}/api/activities/{source}";
            yield return $"secret {source}: {secret}";
        }
        yield return $"example: {Curl(root, secrets.Sources["cloudevents"])}";
        yield return $"web api: {root}/api/data/v9.2/";
        foreach (var (user, token) in secrets.Tokens) yield return $"token {user}: {token}";
        yield return "ready";
    }

    private static string Curl(string root, string secret) =>
        $"curl -X POST {root}/api/activities/cloudevents -H 'Authorization: Bearer {secret}' -H 'Content-Type: application/cloudevents+json' " +
        """-d '{"specversion":"1.0","id":"1","source":"example","type":"com.example.page_view","data":{"email":"you@your-company.example","url":"https://www.leadsync.example/pricing"}}'""";
}
