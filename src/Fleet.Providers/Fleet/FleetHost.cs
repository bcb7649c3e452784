using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Remote;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Fleet;

/// <summary>The host that one <c>fleet</c> provider serves.</summary>
/// <param name="Connection">The way there.</param>
/// <param name="Engine">Its Docker engine.</param>
/// <param name="Sudo">True when files need the superuser.</param>
/// <param name="Reports">Where progress goes.</param>
/// <param name="Time">The clock.</param>
internal sealed record FleetHost(
    IHostConnection Connection, DockerEngine Engine, bool Sudo, IProviderHost Reports, TimeProvider Time)
{
    /// <summary>How messages call the host.</summary>
    public string Name => Connection.Name;

    /// <summary>Says what is going on.</summary>
    public void Progress(Urn urn, string summary) =>
        Reports.Report(new Diagnostic(Severity.Info, summary) { Urn = urn }, isStatus: true);
}
