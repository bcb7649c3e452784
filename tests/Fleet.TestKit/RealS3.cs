using System.Diagnostics;

namespace Fleet.TestKit;

/// <summary>
/// A real S3 server on loopback: Ceph's object gateway, with one monitor and one store in memory behind it. It ends with the
/// test process.
/// </summary>
public sealed class RealS3 : IAsyncDisposable
{
    /// <summary>The access key.</summary>
    public const string Id = "fleet";

    /// <summary>The key that belongs to <see cref="Id"/>.</summary>
    public const string Secret = "planted-s3-key";

    private readonly TempFolder _folder = new();
    private readonly Process _process;

    private RealS3()
    {
        var (monitor, gateway) = (FreePort.Find(), FreePort.Find());
        Endpoint = $"127.0.0.1:{gateway}";
        _folder.Write("ceph.conf", $"""
            [global]
            fsid = {Guid.NewGuid()}
            mon host = v2:127.0.0.1:{monitor}
            public addr = 127.0.0.1
            cluster addr = 127.0.0.1
            ms bind ipv6 = false
            keyring = {_folder["keyring"]}
            mon data = {_folder["mon"]}
            osd data = {_folder["osd"]}
            rgw data = {_folder["rgw"]}
            run dir = {_folder.Path}
            log file = {_folder["log"]}
            admin socket =
            osd objectstore = memstore
            memstore device bytes = 268435456
            osd pool default size = 1
            osd pool default min size = 1
            osd pool default pg num = 1
            osd crush chooseleaf type = 0
            mon allow pool size one = true
            rgw frontends = beast endpoint={Endpoint}

            """);
        _process = Start(monitor, gateway);
    }

    /// <summary>Address and port, without TLS.</summary>
    public string Endpoint { get; }

    /// <summary>What a backend's URL says after the bucket and the prefix.</summary>
    public string Parameters => $"?endpoint={Endpoint}&disableSSL=true&s3ForcePathStyle=true&region=us-east-1";

    /// <summary>Starts one, and waits until it answers: a quarter of a minute.</summary>
    public static async Task<RealS3> StartAsync()
    {
        var server = new RealS3();
        return await server._process.StandardOutput.ReadLineAsync() == "ready"
            ? server
            : throw new InvalidOperationException(
                $"The S3 server did not start:\n{File.ReadAllText(server._folder["out"])}{await server._process.StandardError.ReadToEndAsync()}");
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private Process Start(int monitor, int gateway)
    {
        // Every part is a child of the shell, which waits for the end of its input.
        const string script = """
            cd "$1"
            mkdir mon osd rgw
            conf="-c ceph.conf"
            {
                ceph-authtool -C keyring --gen-key -n mon. --cap mon 'allow *'
                for name in client.admin osd.0; do
                    ceph-authtool keyring --gen-key -n "$name" --cap mon 'allow *' --cap osd 'allow *' --cap mgr 'allow *'
                done
                monmaptool --create --fsid "$(sed -n 's/^fsid = //p' ceph.conf)" --addv a "[v2:127.0.0.1:$2]" monmap
                ceph-mon $conf -i a --mkfs --monmap monmap --keyring keyring
                ceph-mon $conf -i a -f </dev/null &
                all=$!
                timeout 60 ceph $conf osd create && timeout 60 ceph $conf osd crush add osd.0 1.0 host=here root=default
                ceph-osd $conf -i 0 --mkfs
                ceph-osd $conf -i 0 -f </dev/null &
                all="$all $!"
                radosgw $conf -n client.admin -f </dev/null &
                all="$all $!"
                timeout 90 radosgw-admin $conf user create --uid fleet --display-name fleet --access-key "$4" --secret-key "$5" && made=ready
                tries=0
                until bash -c "</dev/tcp/127.0.0.1/$3"; do
                    tries=$((tries + 1))
                    [ $tries -lt 600 ] || { made=late; break; }
                    sleep 0.1
                done
            } >out 2>&1
            echo "${made:-failed}"
            cat >/dev/null
            kill $all
            wait
            """;
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        string[] arguments = ["-c", script, "sh", _folder.Path, $"{monitor}", $"{gateway}", Id, Secret];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("Bug: no shell.");
    }
}
