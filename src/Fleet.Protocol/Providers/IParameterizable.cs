namespace Fleet.Protocol.Providers;

/// <summary>Implemented by a provider that becomes that of another package when it is told which.</summary>
public interface IParameterizable
{
    /// <summary>Becomes the provider of a package, before it is configured.</summary>
    /// <param name="parameterization">The package, as an SDK of it carries it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    Task ParameterizeAsync(PackageParameterization parameterization, CancellationToken cancellationToken);
}
