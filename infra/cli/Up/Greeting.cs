using LeadSync.Cli.Instances;

namespace LeadSync.Cli.Up;

/// <summary>What `up` prints: where everything is and how to get in, one `name: value` per line, and `ready` at the end.</summary>
internal static class Greeting
{
    /// <param name="address">The CRM, and the functions where they run beside it.</param>
    /// <param name="functions">Where the functions run elsewhere: their address; then what to set for them is told, too.</param>
    /// <param name="secrets">What the parties share.</param>
    public static IEnumerable<string> Lines(Uri address, Uri? functions, InstanceSecrets secrets)
    {
        var crm = address.ToString().TrimEnd('/');
        yield return $"page: {crm}/";
        foreach (var line in Webhooks((functions ?? address).ToString().TrimEnd('/'), secrets)) yield return line;
        yield return $"web api: {crm}/api/data/v9.2/";
        foreach (var (user, token) in secrets.Tokens) yield return $"token {user}: {token}";
        if (functions is not null)
            foreach (var (name, value) in RemoteFunctions.Settings(address, secrets)) yield return $"setting {name}: {value}";
        yield return "ready";
    }

    private static IEnumerable<string> Webhooks(string root, InstanceSecrets secrets)
    {
        foreach (var (source, secret) in secrets.Sources)
        {
            yield return $"webhook {source}: {root}/api/activities/{source}";
            yield return $"secret {source}: {secret}";
        }
        yield return $"example: {Curl(root, secrets.Sources["cloudevents"])}";
    }

    private static string Curl(string root, string secret) =>
        $"curl -X POST {root}/api/activities/cloudevents -H 'Authorization: Bearer {secret}' -H 'Content-Type: application/cloudevents+json' " +
        """-d '{"specversion":"1.0","id":"1","source":"example","type":"com.example.page_view","data":{"email":"you@your-company.example","url":"https://www.leadsync.example/pricing"}}'""";
}
