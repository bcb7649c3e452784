namespace Fleet.Providers;

/// <summary>Names and addresses of hosts in URIs. Pure.</summary>
internal static class HostName
{
    /// <summary>The host of a URI as ssh and sockets take it: <c>fe80::1%eth0</c> for <c>ssh://[fe80::1%25eth0]</c>.</summary>
    public static string Of(Uri uri) => uri.IdnHost.Trim('[', ']').Replace("%25", "%", StringComparison.Ordinal);
}
