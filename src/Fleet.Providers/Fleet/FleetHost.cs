using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Providers.Resources;
using Fleet.Remote;
using Fleet.Remote.Docker;
using Fleet.Remote.Ssh;

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
    /// <summary>The Docker command there, as declared.</summary>
    public string DockerPath { get; init; } = "docker";

    /// <summary>Makes another connection to it, beside the one that all share; null for this machine.</summary>
    public Func<SshConnection>? OpenAnother { get; init; }

    /// <summary>How messages call the host.</summary>
    public string Name => Connection.Name;

    /// <summary>Runs a command, as the superuser where that is needed; one that fails is an error about the resource.</summary>
    /// <param name="urn">The resource.</param>
    /// <param name="command">What to run.</param>
    /// <param name="failure">What a failure means, as the beginning of a sentence.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<CommandResult> MustRunAsync(
        Urn urn, RemoteCommand command, string failure, CancellationToken cancellationToken)
    {
        var result = await Connection.RunAsync(command with { Sudo = Sudo }, cancellationToken);
        return result.IsSuccess
            ? result
            : throw RemoteErrors.Error(urn, $"{failure}: exit code {result.ExitCode}.", detail: result.Tail(5));
    }

    /// <summary>Says what is going on.</summary>
    public void Progress(Urn urn, string summary) =>
        Reports.Report(new Diagnostic(Severity.Info, summary) { Urn = urn }, isStatus: true);
}
