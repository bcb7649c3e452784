using System.Diagnostics;
using System.Globalization;
using Fleet.Remote.Docker;

namespace Fleet.TestKit;

/// <summary>
/// Podman's service on a socket of the test's own, in a network namespace of its own. It may be unpacked rather than
/// installed: its folders are laid over the machine's in a mount namespace that ends with it.
/// </summary>
public sealed class RealPodman : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(
        "/tmp", string.Create(CultureInfo.InvariantCulture, $"lp{Environment.ProcessId:x}{Random.Shared.Next(4096):x}"));

    private readonly Process _process;

    private RealPodman(string program)
    {
        Directory.CreateDirectory(_folder);
        File.WriteAllText(Path.Combine(_folder, "log"), "");
        _process = Start(program);
        Client = new DockerEngine(new UnixSocketDialer(Socket), TimeProvider.System);
    }

    /// <summary>The path of its socket.</summary>
    public string Socket => Path.Combine(_folder, "p.sock");

    /// <summary>A client of it.</summary>
    public DockerEngine Client { get; }

    /// <summary>Starts one, and gives it the image of <see cref="RealEngine"/>.</summary>
    public static async Task<RealPodman> StartAsync()
    {
        var program = $"{Environment.GetEnvironmentVariable("PATH")}:/usr/bin".Split(':')
            .Select(folder => Path.Combine(folder, "podman")).First(File.Exists);
        var podman = new RealPodman(program);
        await Eventually.HoldsAsync(
            () => File.Exists(podman.Socket), () => $"podman listens; it said: {File.ReadAllText(Path.Combine(podman._folder, "log"))}");
        using var root = BusyboxRoot.Tar("1");

        // Podman 4.3 drops the tag that an import asks for.
        var image = ImageReference.Parse(RealEngine.Image);
        await podman.Client.Images.ImportAsync(image, root, ["CMD [\"/bin/rest\"]"], default);
        await podman.Client.Images.TagAsync(image.FamiliarRepository, image, default);
        return podman;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var container in await Client.Containers.ListAsync(null, default))
        {
            await Client.Containers.RemoveAsync(container.Id, withVolumes: true, default);
        }

        await Client.DisposeAsync();
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private Process Start(string program)
    {
        const string script = """
            set -u
            folder=$1 tools=${2%/usr/bin/podman}
            name=${folder##*/}
            ip netns add "$name"
            ip -n "$name" link set lo up
            mkdir -p /run/containers /var/lib/cni
            nsenter --net="/run/netns/$name" unshare -m --propagation private sh -c '
                [ -z "$2" ] || mount -t overlay overlay -o "lowerdir=$2/usr:/usr" /usr
                mkdir "$1/etc" "$1/work"
                mount -t overlay overlay -o "lowerdir=${2:+$2/etc:}/etc,upperdir=$1/etc,workdir=$1/work" /etc
                # A machine without the right to raise limits cannot give containers those that podman thinks of.
                mkdir -p /etc/containers
                printf "[containers]\\ndefault_ulimits = [\"nofile=1024:1024\", \"nproc=1024:1024\"]\\n" >/etc/containers/containers.conf
                mount -t tmpfs tmpfs /run/containers
                mount -t tmpfs tmpfs /var/lib/cni
                exec podman --root "$1/data" --runroot "$1/run" --tmpdir "$1/tmp" --cgroup-manager cgroupfs --runtime runc \
                    --events-backend file system service --time=0 "unix://$1/p.sock"' sh "$folder" "$tools" \
                </dev/null >"$folder/log" 2>&1 &
            engine=$!
            cat >/dev/null
            kill $engine 2>/dev/null
            wait $engine
            for process in $(ip netns pids "$name"); do kill -9 "$process" 2>/dev/null; done
            ip netns delete "$name"
            for try in 1 2 3 4 5; do rm -rf "$folder" 2>/dev/null && break; sleep 0.2; done
            """;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in new[] { "-c", script, "sh", _folder, program })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("Bug: no shell.");
    }
}
