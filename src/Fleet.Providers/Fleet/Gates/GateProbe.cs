using System.Collections.Immutable;
using System.Globalization;

namespace Fleet.Providers.Fleet.Gates;

/// <summary>What a gate asks.</summary>
internal abstract record GateProbe
{
    private GateProbe()
    {
    }

    /// <summary>The probe in messages.</summary>
    public abstract string Describe();

    /// <summary>An HTTP request from the host, to a URL or to a port of a container.</summary>
    public sealed record Http(
        Uri? Url, string? ContainerName, string? Network, string Scheme, int Port, string Path) : GateProbe
    {
        private const int LowestGoodStatus = 200;
        private const int HighestGoodStatus = 399;

        /// <summary>Sent as <c>Host</c>; null for the address's own.</summary>
        public string? HostHeader { get; init; }

        /// <summary>The statuses that count as healthy; none for 200 to 399.</summary>
        public ImmutableArray<int> Statuses { get; init; } = [];

        /// <summary>True to take any certificate.</summary>
        public bool AcceptsAnyCertificate { get; init; }

        /// <summary>True for a status that counts as healthy.</summary>
        public bool IsGood(int status) =>
            Statuses.IsEmpty ? status is >= LowestGoodStatus and <= HighestGoodStatus : Statuses.Contains(status);

        /// <inheritdoc/>
        public override string Describe() => Url?.ToString()
            ?? string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{ContainerName}:{Port}{Path}");
    }

    /// <summary>A TCP connection from the host, to an address or to a port of a container.</summary>
    public sealed record Tcp(string? Address, string? ContainerName, string? Network, int Port) : GateProbe
    {
        /// <inheritdoc/>
        public override string Describe() =>
            string.Create(CultureInfo.InvariantCulture, $"{Address ?? ContainerName}:{Port}");
    }

    /// <summary>A container's own health check; running, when it has none.</summary>
    public sealed record Container(string Name) : GateProbe
    {
        /// <inheritdoc/>
        public override string Describe() => $"container '{Name}'";
    }

    /// <summary>A shell command on the host that ends with 0 when all is well.</summary>
    public sealed record Command(string Text) : GateProbe
    {
        /// <inheritdoc/>
        public override string Describe() => $"command '{Text}'";
    }
}
