using System.Net;
using System.Text;

namespace Fleet;

/// <summary>Writes the firewall of a host as what is inside of its table, in nft's words.</summary>
internal static class FirewallWriter
{
    public static string Write(Host host, Firewall firewall)
    {
        var rules = Rules(host, firewall).ToList();
        var text = new StringBuilder();
        text.Append("chain input {\n");
        Line("type filter hook input priority filter; policy drop;");
        Line("ct state established,related accept");
        Line("ct state invalid drop");
        Line("iif lo accept");
        Line("meta l4proto { icmp, ipv6-icmp } accept");
        foreach (var name in firewall.TrustedInterfaces)
        {
            Line($"iifname \"{name}\" accept");
        }

        foreach (var rule in rules)
        {
            Lines(rule, $"{Word(rule.Protocol)} dport {Ports(rule)}");
        }

        text.Append("}\n");

        // What is published by a container never comes to the host's own input: it is sent on, to another port even. This
        // comes before Docker's own rules, and lets nothing through that they would not.
        text.Append("chain forward {\n");
        Line("type filter hook forward priority filter - 10; policy accept;");
        Line("ct state established,related accept");
        foreach (var name in (string[])["docker0", "br-*", .. firewall.TrustedInterfaces])
        {
            Line($"iifname \"{name}\" accept");
        }

        foreach (var rule in rules)
        {
            Lines(rule, $"meta l4proto {Word(rule.Protocol)} ct status dnat ct original proto-dst {Ports(rule)}");
        }

        Line("ct status dnat drop");
        text.Append("}\n");
        return text.ToString();

        void Line(string line) => text.Append('\t').Append(line).Append('\n');

        void Lines(FirewallRule rule, string match)
        {
            var comment = rule.Because is { } because ? $" comment \"{because[..Math.Min(because.Length, 128)]}\"" : "";
            foreach (var source in Sources(rule))
            {
                Line($"{source}{match} {(rule.Verdict == Verdict.Allow ? "accept" : "drop")}{comment}");
            }
        }
    }

    /// <summary>What is published on a host, by whomever.</summary>
    public static IEnumerable<Endpoint> Endpoints(Host host) => host.Stacks.SelectMany(stack => stack.Members)
        .SelectMany(member => member switch
        {
            Workload workload => workload.Endpoints,
            SystemdService unit => unit.Endpoints,
            _ => (IEnumerable<Endpoint>)[],
        })
        .Where(endpoint => endpoint.HostPort is not null);

    /// <summary>The declared rules between logins and what services publish.</summary>
    private static IEnumerable<FirewallRule> Rules(Host host, Firewall firewall) =>
    [
        FirewallRule.Allow(host.Place?.Port ?? host.Access.Port).From([.. host.Access.AllowedSources]) with { Because = "logins" },
        .. firewall.Rules,
        .. Published(host),
    ];

    private static IEnumerable<FirewallRule> Published(Host host)
    {
        var connections = host.Fleet!.Connections.ToLookup(connection => connection.To);
        foreach (var endpoint in Endpoints(host).Where(endpoint => endpoint.Binding is not (Publish.Nowhere or Publish.Loopback)))
        {
            var rule = FirewallRule.Allow(endpoint.HostPort!.Value) with { Protocol = endpoint.Protocol, Because = endpoint.Listener!.Path };
            if (endpoint.Binding == Publish.Everywhere)
            {
                yield return rule;
                continue;
            }

            // On a private address or in the overlay: for those of the fleet that use it.
            var users = connections[endpoint].Select(connection => connection.From.Host).OfType<Host>().Where(user => user != host).Distinct().ToArray();
            if (users.Length > 0)
            {
                yield return rule with { Hosts = users };
            }
        }
    }

    /// <summary>What a rule is about, a line for each family of addresses; everyone is one line without any.</summary>
    private static IEnumerable<string> Sources(FirewallRule rule)
    {
        if (rule.Networks.Count == 0 && rule.Hosts.Count == 0)
        {
            return [""];
        }

        var addresses = rule.Networks.Concat(rule.Hosts.SelectMany(Addresses)).Distinct().ToList();
        return new[] { ("ip", false), ("ip6", true) }
            .Select(family => (Family: family.Item1, Of: addresses.Where(address => address.Contains(':') == family.Item2).ToList()))
            .Where(each => each.Of.Count > 0)
            .Select(each => $"{each.Family} saddr {{ {string.Join(", ", each.Of)} }} ");
    }

    private static IEnumerable<string> Addresses(Host host) =>
        new[] { host.Place?.Address, host.Place?.Overlay, host.Place?.Private, host.Place?.Public }
            .Where(address => IPAddress.TryParse(address, out _)).OfType<string>().Distinct();

    private static string Ports(FirewallRule rule) =>
        rule.Ports.Count == 1 ? $"{rule.Ports[0]}" : $"{{ {string.Join(", ", rule.Ports)} }}";

    private static string Word(PortProtocol protocol) => Document.Words.Of(protocol);
}
