using System.Net;

namespace Fleet;

/// <summary>What a firewall is asked for.</summary>
internal static class FirewallRules
{
    public static IEnumerable<Finding> FirewallsAreWellFormed(FleetModel fleet)
    {
        foreach (var host in fleet.Hosts.Where(host => host.Firewall is not null))
        {
            foreach (var rule in host.Firewall!.Rules)
            {
                foreach (var range in rule.Ports.Where(range => range.First < 1 || range.Last > 65535 || range.First > range.Last))
                {
                    yield return Finding.Error(
                        "firewall-ports", host, $"its firewall has a rule for the ports {range}, which do not exist",
                        "Ports are 1 to 65535, the smaller first");
                }

                if (rule.Ports.Count == 0)
                {
                    yield return Finding.Error("firewall-ports", host, "its firewall has a rule for no port", "Name the ports");
                }

                if (rule.Because is { } because && (because.Length > 128 || because.Any(letter => letter is '"' or '\\' || char.IsControl(letter))))
                {
                    yield return Finding.Error(
                        "firewall-comment", host, "its firewall has a rule whose reason nft cannot keep as a comment",
                        "Give up to 128 characters in one line, without quotes and backslashes");
                }

                foreach (var peer in rule.Hosts.Where(peer => host.IsOwned && !IPAddress.TryParse(peer.Place?.Address, out _)))
                {
                    yield return Finding.Error(
                        "address-missing", host, $"its firewall has a rule about '{peer.Id}', of which no address is known",
                        "Add it to fleet:hosts: a stack knows its own hosts and the peers they talk to");
                }
            }

            foreach (var network in host.Firewall.Rules.SelectMany(rule => rule.Networks).Concat(host.Access.AllowedSources)
                         .Where(network => !IsNetwork(network)).Distinct())
            {
                yield return Finding.Error(
                    "firewall-network", host, $"its firewall is about '{network}', which is neither an address nor a network",
                    "Write it as 192.0.2.7 or 192.0.2.0/24");
            }

            foreach (var name in host.Firewall.TrustedInterfaces.Where(name => name.Length is 0 or > 15 || !name.All(IsOfInterface)))
            {
                yield return Finding.Error(
                    "firewall-interface", host, $"its firewall trusts '{name}', which is not the name of an interface",
                    "Name it as 'ip link' does");
            }
        }
    }

    public static IEnumerable<Finding> PublishedPortsAreNotRefused(FleetModel fleet) =>
        from host in fleet.Hosts
        where host.Firewall is not null
        from endpoint in FirewallWriter.Endpoints(host)
        where endpoint.Binding == Publish.Everywhere
        where host.Firewall!.Rules.Any(rule => rule.Verdict == Verdict.Deny && rule.Networks.Count == 0 && rule.Hosts.Count == 0
            && rule.Protocol == endpoint.Protocol
            && rule.Ports.Any(range => range.First <= endpoint.HostPort && endpoint.HostPort <= range.Last))
        select Finding.Error(
            "firewall-exposure", endpoint.Listener!,
            $"it publishes port {endpoint.HostPort} to everyone, and the firewall of '{host.Id}' refuses it",
            "Publish it elsewhere or change the firewall");

    private static bool IsNetwork(string text) => IPAddress.TryParse(text, out _) || (text.Contains('/') && IPNetwork.TryParse(text, out _));

    private static bool IsOfInterface(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_' or '.' or '*' or '@';
}
