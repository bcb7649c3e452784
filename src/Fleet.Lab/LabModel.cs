using System.Collections.Immutable;
using System.Globalization;
using Fleet.Document;

namespace Fleet.Lab;

/// <summary>Reads from a model document what a lab for it consists of.</summary>
public static class LabModel
{
    /// <summary>
    /// The lab with a simulated host for every host that the document's stack owns. The lab's number is the third part of
    /// their addresses; number 0 is called <c>lab</c>, another one <c>labNUMBER</c>.
    /// </summary>
    /// <exception cref="LabException">A host has no address, or the addresses are of different labs.</exception>
    public static LabSpec Spec(ModelDocument model)
    {
        var owned = model.Hosts.Where(host => host.Owned).ToList();
        var numbers = owned.Select(Number).Distinct().ToList();
        if (numbers.Count != 1)
        {
            throw new LabException(
                numbers.Count == 0
                    ? "The stack owns no host, so there is nothing to simulate. Set 'fleet:owns' to the hosts, or to [\"*\"]."
                    : $"The hosts' addresses are of the labs {string.Join(" and ", numbers.Select(n => $"198.18.{n}.0/24"))}. "
                      + "Give all of them addresses of one.");
        }

        return new LabSpec
        {
            Id = numbers[0] == 0 ? "lab" : $"lab{numbers[0]}",
            Number = numbers[0],
            Hosts =
            [
                .. owned.Select(host => new LabHost
                {
                    Name = host.Id,
                    Address = host.Address!,
                    Overlay = host.Overlay,
                    Kind = host.Kind == "synology" ? LabHostKind.Synology : LabHostKind.Linux,
                    User = host.User,
                }),
            ],
        };
    }

    /// <summary>The images that each owned host's engine needs, by host id.</summary>
    public static ImmutableSortedDictionary<string, ImmutableArray<ImageRequest>> Images(ModelDocument model) =>
        model.Hosts.Where(host => host.Owned).ToImmutableSortedDictionary(
            host => host.Id,
            host => Requests(model.Stacks.Where(stack => stack.Host == host.Id).SelectMany(stack => stack.Services)),
            StringComparer.Ordinal);

    private static ImmutableArray<ImageRequest> Requests(IEnumerable<ServiceDocument> services) =>
    [
        .. services.GroupBy(service => service.Image).Select(uses => new ImageRequest
        {
            Reference = uses.Key,
            Ports =
            [
                .. uses.SelectMany(use => use.Ports)
                    .Where(port => port.Protocol == "tcp").Select(port => port.Container).Distinct(),
            ],
            IsJob = uses.All(use => use.Job),
            Programs = [.. uses.SelectMany(use => Program(use.HealthCheck)).Distinct()],
        }),
    ];

    // ["CMD", "mc", "ready", "local"] or ["CMD-SHELL", "pg_isready -U x || exit 1"]
    private static IEnumerable<string> Program(HealthCheckDocument? check) => check?.Test switch
    {
        ["CMD", var program, ..] => [program],
        ["CMD-SHELL", var line, ..] => [line.Split(' ', 2)[0]],
        _ => [],
    };

    private static int Number(HostDocument host)
    {
        var parts = host.Address?.Split('.') ?? [];
        return parts is ["198", "18", var number, _] && int.TryParse(number, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new LabException(
                $"Host '{host.Id}' has {(host.Address is null ? "no address" : $"the address '{host.Address}'")}, and simulated "
                + "hosts are in 198.18.0.0/15. Give it one such as 198.18.0.11 in 'fleet:hosts' of the lab's stack.");
    }
}
