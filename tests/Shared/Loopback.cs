using System.Net;
using System.Net.Sockets;

namespace LeadSync.Tests.Shared;

/// <summary>What tests listen on; nobody outside of this machine can reach it.</summary>
internal static class Loopback
{
    /// <summary>A port that nothing listens on just now: what the developer has running on others is left alone.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
