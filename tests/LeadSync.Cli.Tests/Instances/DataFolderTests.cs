using LeadSync.Cli.Instances;

namespace LeadSync.Cli.Tests.Instances;

public sealed class DataFolderTests : IDisposable
{
    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("leadsync-");

    private string Folder => Path.Combine(root.FullName, "data");

    [Fact]
    public void Fresh_empties_only_what_leadsync_made()
    {
        Directory.CreateDirectory(Folder);
        File.WriteAllText(Path.Combine(Folder, "thesis.txt"), "years of work");

        var reason = DataFolder.Prepare(Folder, fresh: true);

        Assert.Contains("--data", reason, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(Folder, "thesis.txt")));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void State_survives_unless_fresh(bool fresh)
    {
        DataFolder.Prepare(Folder, fresh: false);
        File.WriteAllText(Path.Combine(Folder, "state.db"), "");

        Assert.Null(DataFolder.Prepare(Folder, fresh));

        Assert.Equal(!fresh, File.Exists(Path.Combine(Folder, "state.db")));
    }

    [Fact]
    public void Secrets_are_the_owners_alone_and_come_back_the_same()
    {
        DataFolder.Prepare(Folder, fresh: false);
        var secrets = InstanceSecrets.Draw(["mautic"]) with { Tokens = new Dictionary<string, string> { ["Ada Admin"] = "t" } };

        secrets.Save(Folder);

        var loaded = InstanceSecrets.Load(Folder)!;
        Assert.Equal((secrets.Sources["mautic"], secrets.CrmChangesKey, "t"), (loaded.Sources["mautic"], loaded.CrmChangesKey, loaded.AdminToken));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(Folder, "secrets.json")));
    }

    [Fact]
    public void Instance_of_before_there_was_an_operator_key_gets_one()
    {
        DataFolder.Prepare(Folder, fresh: false);
        File.WriteAllText(Path.Combine(Folder, "secrets.json"), """{"sources":{"mautic":"s"},"crmChangesKey":"k"}""");

        var loaded = InstanceSecrets.Load(Folder)!;

        Assert.Equal(("s", 64), (loaded.Sources["mautic"], loaded.OperatorKey.Length));
    }

    [Fact]
    public void Secrets_are_found_by_address_however_loopback_is_written()
    {
        DataFolder.Prepare(Folder, fresh: false);
        var secrets = InstanceSecrets.Draw(["mautic"]);
        secrets.Save(Folder);
        var known = new KnownInstances(Path.Combine(root.FullName, "state"));

        known.Remember(new Uri("http://127.0.0.1:5080"), Folder);

        Assert.Equal(secrets.CrmChangesKey, known.SecretsOf(new Uri("http://localhost:5080/"))?.CrmChangesKey);
        Assert.Null(known.SecretsOf(new Uri("http://127.0.0.1:5081")));
    }

    public void Dispose() => root.Delete(recursive: true);
}
