using System.Security.Cryptography;
using System.Text;
using LeadSync.Schema;
using Microsoft.Xrm.Sdk;

namespace LeadSync.Plugins.Tests.Scoring;

/// <summary>Scoring models for the tests, and what saving one does.</summary>
internal static class ModelRows
{
    public const string Definition = """{"name":"default","version":1,"timeZone":"UTC"}""";

    public static Entity Row(int status, bool primary = false, string name = "default", int version = 1, int id = 1) =>
        new("ls_scoringmodel", Guid.Parse($"00000000-0000-0000-0000-{id:D12}"))
        {
            ["ls_name"] = name,
            ["ls_version"] = version,
            ["ls_status"] = new OptionSetValue(status),
            ["ls_isprimary"] = primary,
            ["ls_definition"] = Definition,
            ["ls_publishedon"] = status == ModelStatus.Draft ? null : PluginEvent.Now.AddDays(-1),
        };

    /// <summary>A draft that LeadSync has checked.</summary>
    public static Entity Checked(string? problems = null, bool primary = false, string name = "default", int id = 1)
    {
        var row = Row(ModelStatus.Draft, primary, name, 2, id);
        row["ls_checkedhash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Definition)));
        row["ls_problems"] = problems;
        return row;
    }

    public static Entity Change(string column, object? value) => new("ls_scoringmodel") { [column] = value };

    public static Entity Publication() => Change("ls_status", new OptionSetValue(ModelStatus.Published));

    /// <summary>What the save is refused with, or null.</summary>
    public static string? Update(Entity before, Entity target, MemoryOrganization? organization = null, string? tag = null)
    {
        var saving = new PluginEvent("Update", target, organization ?? new MemoryOrganization(), before);
        saving.Context.PrimaryEntityId = before.Id;
        if (tag is not null)
            saving.Context.SharedVariables["tag"] = tag;
        return saving.Run("Scoring.ScoringModelGuard");
    }

    public static string? Create(Entity target, MemoryOrganization? organization = null) =>
        new PluginEvent("Create", target, organization ?? new MemoryOrganization()).Run("Scoring.ScoringModelGuard");

    public static string? Delete(Entity row) =>
        new PluginEvent("Delete", new Entity("ls_scoringmodel"), new MemoryOrganization(), row).Run("Scoring.ScoringModelGuard");
}
