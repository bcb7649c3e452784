using System.Collections.Immutable;
using Fleet.Cli.Commands;
using Fleet.Engine.Config;

namespace Fleet.Cli.Labs;

/// <summary>
/// Which lab a stack uses: the one whose number a stack has in the addresses of its hosts
/// (<c>198.18.NUMBER.x</c>). Number 0 is the lab named <c>lab</c>.
/// </summary>
internal sealed record LabIdentity(string Id, int Number)
{
    /// <summary>Reads it from the stack's file.</summary>
    /// <exception cref="CommandException">There are no addresses, or they are not of one lab.</exception>
    public static LabIdentity Of(Workspace workspace, string stack)
    {
        var numbers = Addresses(workspace, stack).Select(pair => NumberOf(stack, pair.Host, pair.Address)).Distinct().ToList();
        return numbers switch
        {
            [var number] => new LabIdentity(number == 0 ? "lab" : $"lab{number}", number),
            [] => throw new CommandException(
                ExitCodes.Configuration,
                $"'{workspace.StackFile(stack)}' gives no host an address under 'fleet:hosts', so there is nothing to simulate.",
                "Give every owned host one in 198.18.0.0/24."),
            _ => throw new CommandException(
                ExitCodes.Configuration,
                $"'{workspace.StackFile(stack)}' has hosts of several labs: 198.18.{string.Join(".x, 198.18.", numbers)}.x.",
                "Put all of them into one /24 network."),
        };
    }

    /// <summary>The addresses that a stack's file gives to hosts.</summary>
    public static ImmutableArray<(string Host, string Address)> Addresses(Workspace workspace, string stack) =>
        workspace.OpenConfig(stack).Values.GetValueOrDefault("fleet:hosts") is Engine.Config.ConfigNode.Map hosts
            ? [.. hosts.Members.SelectMany(host => Addresses(host.Key, host.Value))]
            : [];

    private static IEnumerable<(string, string)> Addresses(string host, Engine.Config.ConfigNode node) =>
        ((node as Engine.Config.ConfigNode.Map)?.Members ?? [])
            .Where(member => member is { Key: "address", Value: Engine.Config.ConfigNode.Text })
            .Select(member => (host, ((Engine.Config.ConfigNode.Text)member.Value).Value));

    private static int NumberOf(string stack, string host, string address)
    {
        var parts = address.Split('.');
        return parts is ["198", "18", var third, _] && byte.TryParse(third, out var number)
            ? number
            : throw new CommandException(
                ExitCodes.Configuration,
                $"Host '{host}' has the address '{address}' in stack '{stack}', and simulated hosts are in 198.18.0.0/15. Nothing was started.",
                $"Set it in Pulumi.{stack}.yaml, for example to 198.18.0.11.");
    }
}
