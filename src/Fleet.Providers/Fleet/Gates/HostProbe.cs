using System.Globalization;
using System.Text.RegularExpressions;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Gates;

/// <summary>
/// Probes by programs of the host, for hosts whose sshd forbids to forward connections: with curl, wget, bash or nc,
/// whichever there is first.
/// </summary>
internal sealed partial class HostProbe(FleetHost host)
{
    private const int NoTool = 60;

    /// <summary>Prints the status line, or the status alone.</summary>
    private const string HttpScript =
        """
        url=$1 header=$2 insecure=$3 host=$4 port=$5 path=$6
        unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY
        has() { command -v "$1" >/dev/null 2>&1; }
        ask() { printf 'GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$path" "$header"; }
        if has curl; then
          set -- -sS -o /dev/null -w '%{http_code}\n' --max-time 9 -H "Host: $header"
          [ "$insecure" = no ] || set -- "$@" -k
          exec curl "$@" -- "$url"
        elif has wget && wget --version 2>/dev/null | grep -q GNU; then
          # The one of busybox follows redirects, wherever they lead.
          set -- -nv -S -O /dev/null -T 9 -t 1 --max-redirect=0 --header "Host: $header"
          [ "$insecure" = no ] || set -- "$@" --no-check-certificate
          said=$(wget "$@" "$url" 2>&1)
          echo "$said" | grep -E -m 1 '^ *HTTP/' || { echo "$said" >&2; exit 1; }
        elif [ "${url#https:}" != "$url" ]; then exit 60
        elif has bash; then
          export path header
          exec bash -c 'exec 3<>"/dev/tcp/$1/$2" && printf "GET %s HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n" "$path" "$header" >&3 && head -n 1 <&3' bash "$host" "$port"
        elif has nc; then ask | nc -w 9 "$host" "$port" | head -n 1
        else exit 60
        fi
        """;

    private const string TcpScript =
        """
        host=$1 port=$2
        has() { command -v "$1" >/dev/null 2>&1; }
        if has bash; then exec bash -c ': <>"/dev/tcp/$1/$2"' bash "$host" "$port"
        elif has nc; then exec nc -w 2 "$host" "$port" </dev/null >/dev/null
        elif has curl; then
          # What comes after the connection is no HTTP and does not matter; whether it came about does.
          connected=$(curl -s -o /dev/null -w '%{time_connect}' --max-time 2 "telnet://$host:$port" </dev/null)
          # Seconds, all zeros when there was none; a near host answers within microseconds.
          case $connected in *[1-9]*) ;; *) echo 'no connection' >&2; exit 1 ;; esac
        else exit 60
        fi
        """;

    /// <summary>Asks an HTTP server.</summary>
    /// <param name="probe">What is asked.</param>
    /// <param name="url">The whole address.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<ProbeAnswer> AskHttpAsync(GateProbe.Http probe, Uri url, CancellationToken cancellationToken)
    {
        var result = await host.Connection.RunAsync(
            RemoteCommand.Script(
                HttpScript,
                url.AbsoluteUri,
                probe.HostHeader ?? url.Authority,
                probe.AcceptsAnyCertificate ? "yes" : "no",
                url.IdnHost,
                url.Port.ToString(CultureInfo.InvariantCulture),
                url.PathAndQuery) with
            {
                // An address may hold what nobody else on the host should read.
                IsSecret = true,
                IsSafeToRepeat = true,
            },
            cancellationToken);
        if (result.ExitCode == NoTool)
        {
            throw Unable(url.Scheme == "https" ? "curl or wget" : "curl, wget, bash or nc");
        }

        return StatusLine().Match(result.Output) is { Success: true } match
            && int.Parse(match.Groups["status"].Value, CultureInfo.InvariantCulture) is > 0 and var status
            ? new ProbeAnswer(probe.IsGood(status), $"status {status} {match.Groups["reason"].Value.Trim()}".Trim())
            : new ProbeAnswer(false, "no answer", result.Tail(2));
    }

    /// <summary>Connects and hangs up.</summary>
    public async Task<ProbeAnswer> AskTcpAsync(TcpEndpoint endpoint, CancellationToken cancellationToken)
    {
        var result = await host.Connection.RunAsync(
            RemoteCommand.Script(TcpScript, endpoint.Host, endpoint.Port.ToString(CultureInfo.InvariantCulture)),
            cancellationToken);
        return result.ExitCode switch
        {
            0 => new ProbeAnswer(true, "connected"),
            NoTool => throw Unable("bash, nc or curl"),
            _ => new ProbeAnswer(false, "no connection", result.Tail(2)),
        };
    }

    private RemoteException Unable(string tools) => new(
        RemoteFailure.ForwardingRefused,
        host.Name,
        $"'{host.Name}' forbids to forward connections, and has no {tools} to probe with.",
        "Set AllowTcpForwarding to 'local' in its sshd_config, install one of these, or use a gate on the container's own health.")
    {
        IsForbidden = true,
    };

    // HTTP/1.1 200 OK, or 200 alone
    [GeneratedRegex(@"^\s*(HTTP/[0-9.]+\s+)?(?<status>[0-9]{3})(?<reason>[^\r\n]*)")]
    private static partial Regex StatusLine();
}
