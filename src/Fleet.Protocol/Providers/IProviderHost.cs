namespace Fleet.Protocol.Providers;

/// <summary>What a provider may ask of whoever runs it.</summary>
public interface IProviderHost
{
    /// <summary>Reports something about a resource while an operation goes on.</summary>
    /// <param name="diagnostic">What to report; its URN says which resource.</param>
    /// <param name="isStatus">True for a line that only the next one matters more than: progress.</param>
    void Report(Diagnostic diagnostic, bool isStatus = false);
}

/// <summary>Makes providers by package name, those that need no plugin.</summary>
public interface IProviderLoader
{
    /// <summary>A new, unconfigured provider; null when there is none of that name here.</summary>
    /// <param name="package">The package's name, such as <c>docker</c>.</param>
    /// <param name="version">The wanted version; empty for any.</param>
    /// <param name="host">Where the provider reports to.</param>
    /// <param name="cancellationToken">Gives up loading.</param>
    Task<IProvider?> LoadAsync(
        string package, string version, IProviderHost host, CancellationToken cancellationToken);
}
