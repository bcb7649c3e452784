using System.Diagnostics;
using System.Globalization;
using Fleet.Remote.Docker;
using Xunit;

namespace Fleet.TestKit;

/// <summary>
/// A Docker engine for one test assembly: in a network namespace and a mount namespace of its own, with its own
/// folders and socket and one tiny image. It ends with the test process, however that ends.
/// </summary>
public sealed class RealEngine : IAsyncLifetime
{
    /// <summary>The image every engine starts with: busybox that sleeps and ends at once when told to.</summary>
    public const string Image = "fleet-test/base:1";

    /// <summary>The same image under another name, and with another label: a newer version.</summary>
    public const string NewerImage = "fleet-test/base:2";

    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"fe-{Environment.ProcessId}");
    private Process? _process;
    private DockerEngine? _client;

    /// <summary>A client of the engine.</summary>
    public DockerEngine Client => _client ?? throw new InvalidOperationException("Bug: the engine has not started.");

    /// <summary>The path of the engine's socket.</summary>
    public string Socket => Path.Combine(_folder, "d.sock");

    /// <summary>The address at which the engine demands TLS on both sides, on port 2376.</summary>
    public string TlsAddress => $"{Subnet}.{FirstAddress + 2}";

    /// <summary>The folder with the client's <c>ca.pem</c>, <c>cert.pem</c> and <c>key.pem</c>.</summary>
    public string TlsFolder => Path.Combine(_folder, "tls");

    /// <summary>Where the engine keeps its data.</summary>
    public string DataRoot => Path.Combine(_folder, "data");

    /// <summary>The engine's process.</summary>
    public int ProcessId => int.Parse(File.ReadAllText(Path.Combine(_folder, "pid")), CultureInfo.InvariantCulture);

    /// <summary>The socket of the runtime that the engine has started: containerd's.</summary>
    public string RuntimeSocket => Path.Combine(_folder, "exec", "containerd", "containerd.sock");

    /// <summary>The network namespace that it is in.</summary>
    public string Namespace => Path.GetFileName(_folder);

    // Four addresses for each process, beyond those of the labs.
    private static string Subnet => $"198.19.{128 + (Environment.ProcessId / 64 % 64)}";

    private static int FirstAddress => Environment.ProcessId % 64 * 4;

    /// <summary>Why no engine can be started here; null when one can.</summary>
    public static string? WhyNot() =>
        MachineFactAttribute.WhyNot("dockerd", "nsenter", "unshare", "ip", "iptables", "busybox");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        if (WhyNot() is { } reason)
        {
            if (Environment.GetEnvironmentVariable("FLEET_DEMAND_LAB") == "1")
            {
                throw new InvalidOperationException(reason);
            }

            return;
        }

        Directory.CreateDirectory(_folder);
        await File.WriteAllTextAsync(Path.Combine(_folder, "daemon.json"), "{}");
        TestCertificates.Write(TlsFolder, TlsAddress);
        _process = Start();
        _client = new DockerEngine(new UnixSocketDialer(Socket), TimeProvider.System);
        await WaitUntilAnswersAsync();
        foreach (var (image, version) in new[] { (Image, "1"), (NewerImage, "2") })
        {
            using var root = BusyboxRoot.Tar(version);
            await Client.Images.ImportAsync(
                ImageReference.Parse(image),
                root,
                ["CMD [\"/bin/rest\"]", "ENV IMAGE_SAYS=hello", $"LABEL image.version={version}"],
                CancellationToken.None);
        }
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        if (_process is null)
        {
            return;
        }

        if (_client is not null)
        {
            await RemoveContainersAsync(_client);
            await _client.DisposeAsync();
        }

        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>
    /// The shell holds the network namespace and waits for the end of its input, which comes when the test process
    /// closes it or dies; then it ends the engine and what is left of its containers, and removes the folder.
    /// </summary>
    private Process Start()
    {
        const string script = """
            set -u
            folder=$1
            name=$2
            ip netns add "$name"
            ip -n "$name" link set lo up
            ip link add "v-$name" type veth peer name e0 netns "$name"
            ip address add "$3/30" dev "v-$name"
            ip link set "v-$name" up
            ip -n "$name" address add "$4/30" dev e0
            ip -n "$name" link set e0 up
            mkdir -p /run/containerd
            nsenter --net="/run/netns/$name" unshare -m --propagation private sh -c '
                mount -t tmpfs tmpfs /run/containerd
                exec dockerd --host "unix://$1/d.sock" --host "tcp://$2:2376" --tlsverify --tlscacert "$1/tls/ca.pem" \
                    --tlscert "$1/tls/server.pem" --tlskey "$1/tls/server-key.pem" --config-file "$1/daemon.json" --data-root "$1/data" \
                    --exec-root "$1/exec" --pidfile "$1/pid" --log-level warn' sh "$folder" "$4" \
                </dev/null >"$folder/log" 2>&1 &
            engine=$!
            cat >/dev/null
            kill $engine 2>/dev/null
            wait $engine
            for process in /proc/[0-9]*; do
                if tr '\0' ' ' <"$process/cmdline" 2>/dev/null | grep -q "^containerd.*$folder/exec"; then
                    kill -9 "${process#/proc/}" 2>/dev/null
                fi
            done
            ip netns delete "$name"
            rm -rf "$folder"
            """;
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardInput = true, UseShellExecute = false };
        foreach (var argument in new[] { "-c", script, "sh", _folder, Namespace, $"{Subnet}.{FirstAddress + 1}", TlsAddress })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("Bug: no shell.");
    }

    private async Task WaitUntilAnswersAsync()
    {
        var deadline = TimeProvider.System.GetTimestamp();
        while (true)
        {
            try
            {
                await Client.PingAsync(CancellationToken.None);
                return;
            }
            catch (DockerUnreachableException) when (
                TimeProvider.System.GetElapsedTime(deadline) < TimeSpan.FromSeconds(60) && !_process!.HasExited)
            {
                await Task.Delay(50);
            }
            catch (DockerUnreachableException exception)
            {
                var log = (await File.ReadAllLinesAsync(Path.Combine(_folder, "log"))).TakeLast(20);
                throw new InvalidOperationException($"The engine did not start:\n{string.Join('\n', log)}", exception);
            }
        }
    }

    private static async Task RemoveContainersAsync(DockerEngine engine)
    {
        var containers = await engine.Containers.ListAsync(null, CancellationToken.None);
        await Task.WhenAll(containers.Select(
            container => engine.Containers.RemoveAsync(container.Id, withVolumes: true, CancellationToken.None)));
    }
}
