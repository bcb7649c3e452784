using Fleet.Protocol;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Units;

/// <summary>What systemd is told and asked.</summary>
internal static class UnitCommands
{
    private const string NoSystemd =
        "command -v systemctl >/dev/null || { echo 'this host has no systemctl: it is not run by systemd' >&2; exit 1; }\n";

    /// <summary>A unit that does not start shows its last log lines.</summary>
    private const string ApplyScript = NoSystemd +
        """
        set -eu
        unit=$1 enabled=$2 active=$3 change=$4
        systemctl daemon-reload
        if [ "$enabled" = yes ]; then systemctl --quiet enable -- "$unit"; else systemctl --quiet disable -- "$unit"; fi
        if [ "$active" != yes ]; then systemctl stop -- "$unit"; exit 0; fi
        if systemctl --quiet is-active -- "$unit"; then verb=$change; else verb=start; fi
        case $verb in
          none) exit 0 ;;
          reload) verb=reload-or-restart ;;
        esac
        systemctl "$verb" -- "$unit" || { systemctl status --no-pager --full --lines=5 -- "$unit" >&2 || true; exit 1; }
        """;

    private const string RemoveScript = NoSystemd +
        """
        if [ -e "$2" ]; then systemctl --quiet disable --now -- "$1" || exit 1; rm -f -- "$2"; systemctl daemon-reload; fi
        systemctl reset-failed -- "$1" 2>/dev/null || true
        """;

    private const string ShowScript = NoSystemd +
        """
        for unit; do systemctl show --property="$FLEET_PROPERTIES" -- "$unit" || exit 1; echo; echo ---; done
        """;

    /// <summary>Makes the unit what it should be; its file is written already.</summary>
    /// <param name="host">The host.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="isChanged">True when a running unit must notice a change.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static Task ApplyAsync(
        FleetHost host, Urn urn, UnitInputs unit, bool isChanged, CancellationToken cancellationToken) => host.MustRunAsync(
            urn,
            RemoteCommand.Script(
                ApplyScript, unit.Name, Word(unit.IsEnabled), Word(unit.IsActive), isChanged ? unit.OnChange : "none"),
            $"Unit '{unit.Name}' on '{host.Name}' did not become what it should be",
            cancellationToken);

    /// <summary>Stops the unit and removes its file.</summary>
    public static Task RemoveAsync(FleetHost host, Urn urn, string name, CancellationToken cancellationToken) =>
        host.MustRunAsync(
            urn,
            RemoteCommand.Script(RemoveScript, name, UnitInputs.PathOf(name)),
            $"Unit '{name}' on '{host.Name}' was not removed",
            cancellationToken);

    /// <summary>What systemd says of units, in their order: one command, however many.</summary>
    public static async Task<IReadOnlyList<UnitState>> ShowAsync(
        FleetHost host, Urn urn, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var script = ShowScript.Replace("$FLEET_PROPERTIES", UnitState.Properties, StringComparison.Ordinal);
        var result = await host.MustRunAsync(
            urn, RemoteCommand.Script(script, names) with { IsSafeToRepeat = true }, $"Units on '{host.Name}' could not be looked at", cancellationToken);
        return [.. result.Output.Split("---\n", StringSplitOptions.RemoveEmptyEntries).Select(UnitState.Parse)];
    }

    private static string Word(bool isSo) => isSo ? "yes" : "no";
}
