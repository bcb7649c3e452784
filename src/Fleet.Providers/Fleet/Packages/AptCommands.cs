using Fleet.Protocol;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Packages;

/// <summary>What apt and dpkg are told and asked. Nothing of it asks questions; a lock that others hold is waited for.</summary>
internal static class AptCommands
{
    private const string NoApt =
        "command -v apt-get >/dev/null || { echo 'this host has no apt-get: its packages cannot be managed' >&2; exit 1; }\n";

    /// <summary>The lists of what there is are fetched only when they do not offer what is wanted.</summary>
    private const string InstallScript = NoApt +
        """
        export DEBIAN_FRONTEND=noninteractive
        apt() { apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@"; }
        what=$1 recommends=$2
        apt -s --allow-downgrades install "$what" >/dev/null 2>&1 || apt update >&2 || exit 1
        apt -o Dpkg::Options::=--force-confdef -o Dpkg::Options::=--force-confold -o APT::Install-Recommends="$recommends" \
          --allow-downgrades install "$what" >&2
        """;

    private const string RemoveScript = NoApt +
        """
        export DEBIAN_FRONTEND=noninteractive
        apt-get -q -y -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$2" "$1" >&2
        """;

    /// <summary>A line for each package: its version, or nothing when it is not installed.</summary>
    private const string ShowScript =
        """
        for package; do
          found=$(dpkg-query -W -f='${db:Status-Status} ${Version}\n' -- "$package" 2>/dev/null | grep '^installed ' | head -n 1)
          echo "${found#installed }"
        done
        """;

    /// <summary>Installs a package, in a version where one is wanted.</summary>
    public static Task InstallAsync(
        FleetHost host, Urn urn, PackageInputs package, CancellationToken cancellationToken) => host.MustRunAsync(
            urn,
            RemoteCommand.Script(
                InstallScript,
                package.Version is null ? package.Name : $"{package.Name}={package.Version}",
                package.InstallsRecommends ? "true" : "false"),
            $"Package '{package.Name}' on '{host.Name}' was not installed",
            cancellationToken);

    /// <summary>Removes a package, with its configuration where that is wanted.</summary>
    public static Task RemoveAsync(
        FleetHost host, Urn urn, string name, bool withConfiguration, CancellationToken cancellationToken) => host.MustRunAsync(
            urn,
            RemoteCommand.Script(RemoveScript, name, withConfiguration ? "purge" : "remove"),
            $"Package '{name}' on '{host.Name}' was not removed",
            cancellationToken);

    /// <summary>The installed versions of packages, in their order; null for one that is not installed.</summary>
    public static async Task<IReadOnlyList<string?>> VersionsAsync(
        FleetHost host, Urn urn, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var result = await host.MustRunAsync(
            urn, RemoteCommand.Script(ShowScript, names) with { IsSafeToRepeat = true }, $"Packages on '{host.Name}' could not be looked at", cancellationToken);
        return [.. result.Output.TrimEnd('\n').Split('\n').Select(version => version.Length > 0 ? version : null)];
    }
}
