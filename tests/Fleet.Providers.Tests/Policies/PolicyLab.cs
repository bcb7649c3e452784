using Fleet.Lab;
using Simulation = Fleet.Lab.Lab;

namespace Fleet.Providers.Tests.Policies;

/// <summary>A lab of one host, with a real engine, a real PostgreSQL and a firewall of its own.</summary>
public sealed class PolicyLab : IAsyncLifetime, ILabLog
{
    public const string Id = "p91";
    public const string Host = "atlas";
    public const string Address = "198.18.91.11";
    public const string Postgres = "docker.io/library/postgres:16.4";

    internal Simulation Lab => new(this);

    /// <summary>True where this machine can have one.</summary>
    internal static bool IsUp => Simulation.Ids().Contains(Id);

    public async Task InitializeAsync()
    {
        if (MachineFactAttribute.WhyNot("dockerd", "nft") is not null && Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") != "1")
        {
            return;
        }

        await Lab.UpAsync(LabSpec.For(Id, 91, Host));
        await Lab.EnsureImagesAsync(Id, Host, [new ImageRequest { Reference = Postgres }]);
    }

    public async Task DisposeAsync()
    {
        if (IsUp)
        {
            await Lab.DownAsync(Id);
        }
    }

    public void Say(string message)
    {
    }

    public void Warn(string message)
    {
    }

    internal static Task<ProviderSession> OpenAsync() => ProviderSession.OpenAsync(
        "fleet",
        PropertyMap.Of(("host", Address), ("port", "22"), ("user", "root"), ("hostKey", LabKeys.HostKey(Host).PublicLine)),
        new() { PrivateKeys = [LabKeys.ClientKey.PrivatePem] });

    /// <summary>Runs a command on the host, beside its SSH server; returns what it prints.</summary>
    internal async Task<string> OnAsync(params string[] command)
    {
        var result = await Lab.ExecAsync(Id, Host, command);
        return result.ExitCode == 0
            ? result.Output.Trim()
            : throw new InvalidOperationException($"{string.Join(' ', command)}: {result.ExitCode}: {result.Output}{result.Error}");
    }

    /// <summary>Runs a command on the host that may fail.</summary>
    internal Task<LabCommandResult> TryAsync(params string[] command) => Lab.ExecAsync(Id, Host, command);
}

[CollectionDefinition(nameof(PolicyLab))]
public sealed class PolicyLabDefinition : ICollectionFixture<PolicyLab>;
