using Fleet.Protocol.Providers;
using Fleet.Providers;
using Fleet.Remote.Ssh;

namespace Fleet.Conformance.Tests.Kit;

/// <summary>The built-in providers, and those of the packages <c>test</c> and <c>plain</c>.</summary>
internal sealed class TestProviders(TestCloud cloud) : IProviderLoader, IAsyncDisposable
{
    private readonly BuiltinProviders _builtin = new(new SshConnectionsOptions());

    public Task<IProvider?> LoadAsync(
        string package, string version, IProviderHost host, CancellationToken cancellationToken) =>
        package is "test" or "plain"
            ? Task.FromResult<IProvider?>(new TestProvider(package, cloud))
            : _builtin.LoadAsync(package, version, host, cancellationToken);

    public ValueTask DisposeAsync() => _builtin.DisposeAsync();
}
