using Fleet.TestKit;
using Xunit;

namespace Fleet.Lab.Tests;

/// <summary>One lab of two hosts for the tests that leave it as it was.</summary>
public sealed class SharedLab : IAsyncLifetime
{
    public const string Id = "t90";

    /// <summary>An address of the documentation range: forbidden here, and nobody's.</summary>
    public const string Forbidden = "203.0.113.7";

    internal TestLog Log { get; } = new();

    internal Lab Lab => new(Log);

    internal static LabSpec Spec => LabSpec.For(Id, 90, "atlas", "nova") with
    {
        ForbiddenAddresses = [.. Lab.DeclaredAddresses, Forbidden],
    };

    public async Task InitializeAsync()
    {
        if (MachineFactAttribute.WhyNot("dockerd") is null || Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") == "1")
        {
            await Lab.UpAsync(Spec);
        }
    }

    public async Task DisposeAsync()
    {
        if (Lab.Ids().Contains(Id))
        {
            await Lab.DownAsync(Id);
        }
    }

    /// <summary>Starts a container in the background.</summary>
    internal async Task<TestContainer> StartAsync(string host, params string[] arguments)
    {
        var name = await OnAsync(host, ["docker", "run", "-d", .. arguments]);
        return new TestContainer(this, host, name[..12]);
    }

    /// <summary>Runs a command that is to fail; returns its exit code.</summary>
    internal async Task<int> FailsAsync(string host, params string[] command)
    {
        var result = await Lab.ExecAsync(Id, host, command);
        return result.ExitCode != 0
            ? result.ExitCode
            : throw new InvalidOperationException($"{string.Join(' ', command)} succeeded: {result.Output}");
    }

    /// <summary>Runs a command again and again until it succeeds, for half a minute.</summary>
    internal async Task UntilAsync(string host, params string[] command)
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (true)
        {
            var result = await Lab.ExecAsync(Id, host, command);
            if (result.ExitCode == 0)
            {
                return;
            }

            if (deadline.IsCancellationRequested)
            {
                throw new InvalidOperationException($"{string.Join(' ', command)}: {result.Output}{result.Error}");
            }

            await Task.Delay(100);
        }
    }

    internal async Task<string> OnAsync(string host, params string[] command)
    {
        var result = await Lab.ExecAsync(Id, host, command);
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new InvalidOperationException($"{string.Join(' ', command)}: {result.ExitCode}: {result.Output}{result.Error}");
    }
}

[CollectionDefinition(nameof(SharedLab))]
public sealed class SharedLabDefinition : ICollectionFixture<SharedLab>;
