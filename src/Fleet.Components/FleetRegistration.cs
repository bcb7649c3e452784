using Fleet.Components.Providers;
using Pulumi;

namespace Fleet.Components;

/// <summary>Registers the part of a checked model that the running stack owns, each thing after what it needs.</summary>
internal static class FleetRegistration
{
    public static IDictionary<string, object?> Register(FleetModel model, Action<FleetResources>? also)
    {
        var secrets = new SecretStore(model);
        var resources = new FleetResources(model, secrets);
        foreach (var host in model.Hosts.Where(host => host is { IsOwned: true, RunsContainers: true }))
        {
            var component = new HostComponent(host);
            resources.Hosts[host] = component;
            secrets.Generate(host, component);
            if (host.Firewall is { } firewall)
            {
                _ = new HostFirewall($"{host.Id}/firewall", new HostFirewallArgs
                {
                    Rules = firewall.ToNftables(host),
                    ConfirmSeconds = (int)firewall.ConfirmWithin.TotalSeconds,
                }, new CustomResourceOptions { Parent = component, Provider = component.Fleet });
            }

            foreach (var stack in host.Stacks)
            {
                resources.Stacks[stack] = new StackComponent(stack, component);
            }
        }

        var members = new MemberRegistration(resources, new ValueInputs(secrets, new CertificateStore(resources)));
        foreach (var member in model.Members.Where(member => member.Host is { IsOwned: true, RunsContainers: true }))
        {
            members.Register(member);
        }

        also?.Invoke(resources);
        return secrets.Outputs.Concat(resources.Outputs).ToDictionary();
    }
}
