using System.Net.Http.Json;
using System.Text.Json;

namespace LeadSync.Cli.Up;

/// <summary>What the stand-in tells the machine it runs on.</summary>
internal static class LocalCrm
{
    /// <summary>The Web API tokens of its users, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string>> Tokens(HttpClient http, Uri address, CancellationToken cancel)
    {
        var users = await http.GetFromJsonAsync<List<User>>(new Uri(address, "/devorg/users"), JsonSerializerOptions.Web, cancel);
        return users!.ToDictionary(user => user.Name, user => user.Token);
    }

    private sealed record User(string Name, string Token);
}
