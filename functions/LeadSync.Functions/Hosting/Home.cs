using System.Globalization;
using System.Net;

namespace LeadSync.Functions.Hosting;

/// <summary>Who calls LeadSync's functions.</summary>
public enum Home
{
    /// <summary>The process itself: its pump takes messages, its clock runs the jobs. On a laptop or in a container.</summary>
    Standalone,

    /// <summary>The Azure Functions host, which started the process.</summary>
    FunctionsHost,
}

/// <summary>Tells where the process is at home.</summary>
public static class HomeDetection
{
    /// <summary>The variables by which the Functions host tells its handler where to listen; the second is an older name.</summary>
    private static readonly string[] PortVariables = ["FUNCTIONS_CUSTOMHANDLER_PORT", "FUNCTIONS_HTTPWORKER_PORT"];

    /// <summary>The home, by what the Functions host sets in the environment of its handler.</summary>
    public static Home HomeOf(this IConfiguration configuration) => PortOf(configuration) is null ? Home.Standalone : Home.FunctionsHost;

    /// <summary>
    /// Under the Functions host listens where that will call: on the loopback's IPv4 address, whatever other addresses are set.
    /// </summary>
    public static void ListenAtHome(this IWebHostBuilder web, IConfiguration configuration) => web.ConfigureKestrel(kestrel =>
    {
        // The host would pass the name on to whoever called.
        kestrel.AddServerHeader = false;
        if (PortOf(configuration) is { } port) kestrel.Listen(IPAddress.Loopback, port);
    });

    private static int? PortOf(IConfiguration configuration) => PortVariables.Select(name => configuration[name])
        .Select(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : (int?)null)
        .FirstOrDefault(port => port is not null);
}
