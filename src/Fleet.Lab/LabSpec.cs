using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;

namespace Fleet.Lab;

/// <summary>What a lab consists of.</summary>
public sealed partial record LabSpec
{
    /// <summary>The instance's id, part of the name of everything it makes: up to 10 lower-case letters and digits.</summary>
    public string Id { get; init; } = "lab";

    /// <summary>The instance's number, 0 to 254: the third part of its addresses. Two running labs never share one.</summary>
    public int Number { get; init; }

    /// <summary>The hosts.</summary>
    public ImmutableArray<LabHost> Hosts { get; init; } = [];

    /// <summary>IPv4 addresses to which every packet is dropped and counted. By default, those of the declared fleets.</summary>
    public ImmutableArray<string> ForbiddenAddresses { get; init; } = Lab.DeclaredAddresses;

    /// <summary>
    /// True to drop and count packets to <see cref="ForbiddenAddresses"/> on this machine too, in an nftables table of the
    /// lab's own that goes when the lab goes.
    /// </summary>
    public bool GuardMachine { get; init; } = true;

    /// <summary>A lab of so many hosts, with addresses from .11 upwards in this order, in both networks.</summary>
    public static LabSpec For(string id, int number, params IEnumerable<string> hostNames) => new()
    {
        Id = id,
        Number = number,
        Hosts =
        [
            .. hostNames.Select((name, index) => new LabHost
            {
                Name = name,
                Address = $"198.18.{number}.{index + 11}",
                Overlay = $"198.19.{number}.{index + 11}",
            }),
        ],
    };

    internal string Gateway => $"198.18.{Number}.1";

    internal string Resolver => $"198.18.{Number}.2";

    internal string OverlayGateway => $"198.19.{Number}.1";

    /// <summary>Every reason why this cannot be started, or none.</summary>
    internal ImmutableArray<string> Problems()
    {
        var problems = ImmutableArray.CreateBuilder<string>();
        if (!IdPattern().IsMatch(Id))
        {
            problems.Add($"Lab '{Id}': the id is not 1 to 10 lower-case letters and digits. Choose another.");
        }

        if (Number is < 0 or > 254)
        {
            problems.Add($"Lab '{Id}': number {Number} is not between 0 and 254. Choose another.");
        }

        foreach (var host in Hosts)
        {
            if (!HostPattern().IsMatch(host.Name))
            {
                problems.Add(
                    $"Lab '{Id}': host name '{host.Name}' is not 1 to 40 lower-case letters, digits and dashes. Choose another.");
            }

            if (!UserPattern().IsMatch(host.User))
            {
                problems.Add($"Host '{host.Name}' of lab '{Id}': '{host.User}' is not a user name. Choose another.");
            }

            if (host is { Kind: LabHostKind.Synology, User: "root" })
            {
                problems.Add($"Host '{host.Name}' of lab '{Id}': root does not log in to a Synology. Give it another user.");
            }

            CheckAddress(problems, host.Name, host.Address, $"198.18.{Number}");
            if (host.Overlay is { } overlay)
            {
                CheckAddress(problems, host.Name, overlay, $"198.19.{Number}");
            }
        }

        foreach (var twice in Hosts.GroupBy(host => host.Name).Where(group => group.Count() > 1))
        {
            problems.Add($"Lab '{Id}': host '{twice.Key}' is given twice. Remove one.");
        }

        foreach (var twice in Hosts.GroupBy(host => host.Address).Where(group => group.Count() > 1))
        {
            var names = string.Join("' and '", twice.Select(host => host.Name));
            problems.Add($"Lab '{Id}': address {twice.Key} is given to '{names}'. Change one.");
        }

        foreach (var address in ForbiddenAddresses.Where(address => !IsIPv4(address)))
        {
            problems.Add($"Lab '{Id}': forbidden address '{address}' is not an IPv4 address. Write it as four numbers.");
        }

        return problems.ToImmutable();
    }

    private void CheckAddress(ImmutableArray<string>.Builder problems, string host, string address, string network)
    {
        var last = address.StartsWith(network + ".", StringComparison.Ordinal) ? address[(network.Length + 1)..] : "";
        if (!IsIPv4(address) || !byte.TryParse(last, out var number) || number is < 11 or 255)
        {
            problems.Add(
                $"Host '{host}' of lab '{Id}': address '{address}' is not between {network}.11 and {network}.254. "
                + "Give it one of these.");
        }
    }

    private static bool IsIPv4(string text) =>
        IPAddress.TryParse(text, out var address) && address.AddressFamily == AddressFamily.InterNetwork
        && address.ToString() == text;

    [GeneratedRegex("^[a-z][a-z0-9]{0,9}$")]
    private static partial Regex IdPattern();

    [GeneratedRegex("^[a-z_][a-z0-9_-]{0,31}$")]
    private static partial Regex UserPattern();

    [GeneratedRegex("^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$")]
    private static partial Regex HostPattern();
}
