using Fleet.Protocol.Values;

namespace Fleet.Protocol.Providers;

/// <summary>
/// Implemented by a provider whose operations go to hosts. The engine runs only so many of them at a time on each, so
/// that many operations on one host leave places for those on others and do not overrun its SSH server.
/// </summary>
public interface IHostBound
{
    /// <summary>The host that a resource with these inputs is on; empty when there is none or nobody knows yet.</summary>
    string HostOf(PropertyMap inputs);
}
