using System.Net;
using System.Net.Sockets;

namespace Fleet.TestKit;

/// <summary>Ports for servers that must be told theirs before they start.</summary>
public static class FreePort
{
    /// <summary>A loopback port that nobody listens on at the moment.</summary>
    public static int Find()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }
}
