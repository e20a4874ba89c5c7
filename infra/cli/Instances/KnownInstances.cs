using System.Text;

namespace LeadSync.Cli.Instances;

/// <summary>
/// Which data folder stands behind which local address, remembered per user, so that other verbs find the secrets of a
/// running instance. Only the folder is noted here; the secrets stay in it.
/// </summary>
internal sealed class KnownInstances(string folder)
{
    /// <summary>Of the user who runs the tool.</summary>
    public static KnownInstances OfUser()
    {
        var state = Environment.GetEnvironmentVariable("XDG_STATE_HOME") is { Length: > 0 } given
            ? given
            : Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return new KnownInstances(Path.Combine(state, "leadsync", "instances"));
    }

    public void Remember(Uri address, string dataFolder)
    {
        Directory.CreateDirectory(folder);
        PrivateFile.Write(PathOf(address), Encoding.UTF8.GetBytes(Path.GetFullPath(dataFolder)));
    }

    /// <summary>The secrets behind an address, or null where no instance of this user is known there.</summary>
    public InstanceSecrets? SecretsOf(Uri address) =>
        File.Exists(PathOf(address)) ? InstanceSecrets.Load(File.ReadAllText(PathOf(address))) : null;

    private string PathOf(Uri address) => Path.Combine(folder, $"{Host(address)}-{address.Port}");

    /// <summary>localhost and 127.0.0.1 are one machine.</summary>
    private static string Host(Uri address) => address.IsLoopback ? "loopback" : address.Host;
}
