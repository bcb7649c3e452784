using Fleet.Cli.Commands;
using Fleet.Document;
using Fleet.Lab;

namespace Fleet.Cli.Labs;

/// <summary>Says which simulated hosts a declared fleet needs: one for each host that the lab's stack owns.</summary>
internal static class LabPlan
{
    /// <summary>The lab's id.</summary>
    public const string Id = "lab";

    /// <summary>The lab of a model.</summary>
    /// <exception cref="CommandException">A host has no address, or one that is not the lab's.</exception>
    public static LabSpec Of(ModelDocument model)
    {
        var hosts = model.Hosts.Where(host => host.Owned).Select(host => new LabHost
        {
            Name = host.Id,
            Address = host.Address is { } address && address.StartsWith("198.18.", StringComparison.Ordinal)
                ? address
                : throw new CommandException(
                    ExitCodes.Configuration,
                    $"Host '{host.Id}' has {(host.Address is null ? "no address" : $"the address '{host.Address}'")} in stack '{LabStack.Name}', and simulated hosts are in 198.18.0.0/24. Nothing was started.",
                    $"Give it one: fleet config set --stack {LabStack.Name} --path 'fleet:hosts[\"{host.Id}\"].address' 198.18.0.11"),
            Overlay = host.Overlay,
            AllowForwarding = host.Kind != "synology",
        }).ToList();
        return hosts.Count > 0
            ? new LabSpec { Id = Id, Number = 0, Hosts = [.. hosts] }
            : throw new CommandException(
                ExitCodes.Configuration,
                $"Stack '{LabStack.Name}' owns no host, so there is nothing to simulate.",
                $"Set 'fleet:owns' in its configuration file to the hosts, or to [\"*\"].");
    }
}
