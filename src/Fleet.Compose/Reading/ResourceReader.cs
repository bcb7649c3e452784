using Fleet.Compose.Support;

namespace Fleet.Compose.Reading;

/// <summary>Reads how much of the host a service may use, from its own attributes or from <c>deploy.resources</c>.</summary>
internal sealed class ResourceReader
{
    public ResourceReader(Attributes attributes)
    {
        Deploy = attributes.Map("deploy", SupportTable.Deploy);
        if (Deploy?.Number("replicas") is { } replicas and not 1)
        {
            Deploy.Wrong("replicas", $"is {replicas}, and Fleet runs one container a service", "Declare a service for each");
        }

        var resources = Deploy?.Map("resources", SupportTable.Resources);
        var limits = resources?.Map("limits", SupportTable.Limits);
        Reservations = resources?.Map("reservations", SupportTable.Reservations);
        MemoryMiB = attributes.MiB("mem_limit") ?? limits?.MiB("memory");
        ReservationMiB = attributes.MiB("mem_reservation") ?? Reservations?.MiB("memory");
        SwapMiB = attributes.Text("memswap_limit") == "-1" ? -1 : attributes.MiB("memswap_limit");
        Cpus = attributes.Fraction("cpus") ?? limits?.Fraction("cpus") ?? Quota(attributes);
    }

    public Attributes? Deploy { get; }

    public Attributes? Reservations { get; }

    public int? MemoryMiB { get; }

    public int? ReservationMiB { get; }

    public int? SwapMiB { get; }

    public decimal? Cpus { get; }

    /// <summary>A share of the scheduler's period is a number of processors; both are in microseconds.</summary>
    private static decimal? Quota(Attributes attributes)
    {
        if (attributes.Number("cpu_quota") is not > 0 and var _)
        {
            return null;
        }

        var period = attributes.Number("cpu_period") ?? 100_000;
        return period > 0 ? (decimal)attributes.Number("cpu_quota")!.Value / period : null;
    }
}
