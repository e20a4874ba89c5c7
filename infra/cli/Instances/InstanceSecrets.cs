using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LeadSync.Cli.Instances;

/// <summary>What a local instance shares with those who may talk to it. Kept in its data folder, for the owner's eyes only.</summary>
internal sealed record InstanceSecrets
{
    /// <summary>What each source signs with or sends as bearer token.</summary>
    public required IReadOnlyDictionary<string, string> Sources { get; init; }

    /// <summary>What the CRM's webhook sends as x-leadsync-key.</summary>
    public required string CrmChangesKey { get; init; }

    /// <summary>What operators send as x-leadsync-operator. An instance of before there was one gets it at its next start.</summary>
    public string OperatorKey { get; init; } = Draw();

    /// <summary>Web API tokens by user.</summary>
    public IReadOnlyDictionary<string, string> Tokens { get; init; } = new Dictionary<string, string>();

    /// <summary>The token of the administrator, once the CRM has one.</summary>
    [JsonIgnore]
    public string? AdminToken => Tokens.GetValueOrDefault("Ada Admin");

    /// <summary>New secrets of 256 random bits each.</summary>
    public static InstanceSecrets Draw(IEnumerable<string> sources) =>
        new() { Sources = sources.ToDictionary(source => source, _ => Draw()), CrmChangesKey = Draw() };

    public static InstanceSecrets? Load(string folder)
    {
        var path = PathIn(folder);
        return File.Exists(path) ? JsonSerializer.Deserialize<InstanceSecrets>(File.ReadAllBytes(path), JsonSerializerOptions.Web) : null;
    }

    public void Save(string folder) => PrivateFile.Write(PathIn(folder), JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web));

    private static string PathIn(string folder) => Path.Combine(folder, "secrets.json");

    private static string Draw() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
}
