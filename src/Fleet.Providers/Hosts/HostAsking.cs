using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Providers.Docker;
using Fleet.Providers.Fleet;
using Fleet.Providers.Resources;
using Fleet.Remote;
using Fleet.Remote.Capabilities;
using Fleet.Remote.Docker;

namespace Fleet.Providers;

/// <summary>Asks a host again what it can do, when something about it has changed since it was asked.</summary>
public static class HostAsking
{
    /// <summary>The facts to record with the host's <c>fleet</c> provider.</summary>
    /// <param name="providers">How hosts are reached.</param>
    /// <param name="provider">The provider.</param>
    /// <param name="inputs">Its inputs: where the host is.</param>
    /// <param name="facts">Its facts so far.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">The host cannot be asked.</exception>
    public static async Task<PropertyMap> AskAsync(
        BuiltinProviders providers, Urn provider, PropertyMap inputs, PropertyMap facts, CancellationToken cancellationToken)
    {
        var host = HostInputs.Read(provider, inputs);
        var engine = providers.Engines.Get(host.Engine);
        IHostConnection connection = host.Target is null ? providers.Connections.Local : providers.Connections.Get(host.Target);
        try
        {
            var now = await CapabilityProbe.AskAsync(engine, connection, host.DockerPath, cancellationToken);
            return HostFacts.WithPulled(
                engine.Endpoint, HostFacts.Write(engine.Endpoint, now), [.. HostFacts.ReadPulled(engine.Endpoint, facts)]);
        }
        catch (DockerException exception)
        {
            throw DockerProblems.From(provider, "Host", provider.Name.Split('/')[0], exception);
        }
        catch (RemoteException exception)
        {
            throw DockerProblems.Error(provider, exception.Summary, exception.Hint, exception.Detail, exception);
        }
    }
}
