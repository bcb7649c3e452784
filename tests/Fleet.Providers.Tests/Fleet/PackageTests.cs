using System.Diagnostics;
using static Fleet.Protocol.Values.PropertyMap;

namespace Fleet.Providers.Tests.Fleet;

/// <summary>The real apt and dpkg of the machine, on a root folder of the test's own, with packages made on the spot.</summary>
public sealed class PackageTests
{
    private const string Package = "fleet:index:Package";

    private const string Setup =
        """
        set -eu
        cd "$1"
        mkdir -p root/var/lib/dpkg/info root/var/lib/dpkg/updates root/var/lib/dpkg/triggers root/var/lib/apt/lists/partial root/cache/archives/partial parts repo
        : >root/var/lib/dpkg/status
        for version in 1.0 2.0; do
          mkdir -p "deb/$version/DEBIAN" "deb/$version/usr/share/tool"
          printf 'Package: tool\nVersion: %s\nArchitecture: all\nMaintainer: Nobody <nobody@example.org>\nDescription: a tool\n' "$version" >"deb/$version/DEBIAN/control"
          echo "$version" >"deb/$version/usr/share/tool/version"
          dpkg-deb --build --root-owner-group "deb/$version" repo >/dev/null
        done
        (cd repo && dpkg-scanpackages -m . >Packages 2>/dev/null)
        echo "deb [trusted=yes] file:$1/repo ./" >sources.list
        cat >apt.conf <<EOF
        Dir::State "$1/root/var/lib/apt";
        Dir::State::status "$1/root/var/lib/dpkg/status";
        Dir::Cache "$1/root/cache";
        Dir::Log "$1/root";
        Dir::Etc::sourcelist "$1/sources.list";
        Dir::Etc::sourceparts "$1/parts";
        Dir::Etc::parts "$1/parts";
        APT::Sandbox::User "root";
        DPkg::Pre-Invoke "";
        DPkg::Options { "--root=$1/root"; "--log=/dev/null"; };
        EOF
        """;

    [Fact]
    public async Task What_can_be_no_package_is_refused()
    {
        await using var session = await ProviderSession.OpenAsync("fleet");

        (await session.FailuresAsync(Package, Of(("name", "-x"), ("version", "new")))).Should().Equal(
            "name: '-x' is not the name of a Debian package.", "version: 'new' is not a version of a Debian package.");
    }

    [MachineFact("sshd", "ssh", "apt-get", "dpkg-deb", "dpkg-scanpackages")]
    public async Task A_package_is_installed_pinned_found_missing_and_removed()
    {
        using var folder = new TempFolder();
        await using var sshd = await StartAsync(folder);
        await using var session = await ProviderSession.OpenAsync(sshd);
        var program = Of(("name", "tool"));

        var made = await session.CreateAsync(Package, program.With("version", "1.0"));
        var first = await File.ReadAllTextAsync(folder["root/usr/share/tool/version"]);
        var updated = await session.UpdateAsync(made, program.With("version", "2.0"));
        var drift = await session.DriftAsync(made);
        var changes = await session.ChangesAsync((await session.ReadAsync(made))!, program.With("version", "1.0"));
        var imported = await session.ImportAsync(Package, "tool");
        await session.DeleteAsync(imported!);
        var kept = await session.ReadAsync(updated);
        await session.DeleteAsync(updated);

        first.Should().Be("1.0\n");
        (updated.Outputs["installedVersion"].AsText(), updated.Outputs["existedBefore"].AsBool()).Should().Be(("2.0", false));
        drift.Should().Equal("thing: package: version 2.0 is installed");
        changes.Should().Equal("version Update");
        kept.Should().NotBeNull();
        (await session.ReadAsync(updated)).Should().BeNull();
        (await session.DriftAsync(updated)).Should().Equal("thing: package is not installed");
        File.Exists(folder["root/usr/share/tool/version"]).Should().BeFalse();
    }

    [MachineFact("sshd", "ssh", "apt-get", "dpkg-deb", "dpkg-scanpackages")]
    public async Task A_package_that_is_nowhere_says_what_apt_says()
    {
        using var folder = new TempFolder();
        await using var sshd = await StartAsync(folder);
        await using var session = await ProviderSession.OpenAsync(sshd);

        var create = () => session.CreateAsync(Package, Of(("name", "nowhere")));

        await create.Should().ThrowAsync<DiagnosticException>().WithMessage(
            $"Package 'nowhere' on 'root@127.0.0.1:{sshd.Port}' was not installed: exit code 100.*Unable to locate package nowhere*");
    }

    private static async Task<RealSshd> StartAsync(TempFolder folder)
    {
        using var setup = Process.Start("/bin/sh", ["-c", Setup, "sh", folder.Path.TrimEnd('/')]);
        await setup.WaitForExitAsync();
        setup.ExitCode.Should().Be(0);
        return await RealSshd.StartAsync(
            $"SetEnv APT_CONFIG={folder["apt.conf"]} DPKG_ADMINDIR={folder["root/var/lib/dpkg"]} PATH=/usr/sbin:/usr/bin:/sbin:/bin");
    }
}
