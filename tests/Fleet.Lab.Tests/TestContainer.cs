namespace Fleet.Lab.Tests;

/// <summary>A container of one test, removed with its volumes afterwards.</summary>
internal sealed class TestContainer(SharedLab shared, string host, string name) : IAsyncDisposable
{
    public string Name => name;

    public async ValueTask DisposeAsync() => await shared.OnAsync(host, "docker", "rm", "-f", "-v", name);
}
