using System.Diagnostics;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using Fleet.TestKit;

namespace Fleet.Model.Tests;

/// <summary>
/// The nginx of Debian, with a rendered configuration whose paths, ports and endpoints are those of the test instead of
/// the container's.
/// </summary>
internal sealed class RealNginx : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _program = FactWithAttribute.Find("nginx")!;
    private readonly List<(string From, string To)> _places = [];
    private string? _configuration;

    public RealNginx()
    {
        foreach (var folder in new[] { "conf", "temp", "errors" })
        {
            Directory.CreateDirectory(_folder[folder]);
        }

        // The program is in usr/sbin and its module in usr/lib of the same root.
        var root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(_program)!, "..", ".."));
        var module = Path.Combine(root, "usr/lib/nginx/modules/ngx_stream_module.so");
        Replace("include /etc/nginx/modules-enabled/*.conf;", $"load_module {module};\nuser root;\ndaemon off;\nworker_shutdown_timeout 1s;");
        Replace("load_module /usr/lib/nginx/modules/ngx_stream_module.so;", $"load_module {module};");
        Replace("include /etc/nginx/mime.types;", "types { text/html html; }\n" + string.Concat(
            new[] { "client_body", "proxy", "fastcgi", "uwsgi", "scgi" }.Select(use => $"{use}_temp_path {_folder["temp"]}/{use};\n")));
        Replace("/run/nginx.pid", _folder["pid"]);
        Replace("/run/nginx-stream.pid", _folder["pid"]);
        Replace("/dev/stdout", _folder["access"]);
        Replace(NginxEdge.ErrorFolder, _folder["errors"]);
        Replace($":{NginxEdge.HealthPort};", $":{FreePort()};");
    }

    /// <summary>Writes another text in the configuration than what was rendered.</summary>
    public void Replace(string from, string to) => _places.Add((from, to));

    /// <summary>Has it listen on a free port of loopback instead; returns that.</summary>
    public int Listen(int port)
    {
        var free = FreePort();
        Replace($"listen {port}", $"listen 127.0.0.1:{free}");
        return free;
    }

    public void Write(string name, string content) => _folder.Write($"conf/{name}", content);

    public void WriteErrorPage(string name, string content) => _folder.Write($"errors/{name}", content);

    /// <summary>A configuration with one server, as Nginx Proxy Manager has one around the advanced configuration of a proxy host.</summary>
    public static string OneServer(int port, string? body) =>
        $"include /etc/nginx/modules-enabled/*.conf;\npid /run/nginx.pid;\nevents {{ }}\nhttp {{\ninclude /etc/nginx/mime.types;\naccess_log off;\n"
        + $"resolver 127.0.0.11;\nserver {{\nlisten 127.0.0.1:{port};\n{body}\n}}\n}}\n";

    /// <summary>What <c>nginx -t</c> says: nothing when it takes the configuration.</summary>
    public async Task<string> CheckAsync(string configuration)
    {
        Configure(configuration);
        using var process = Start("-t", "-q");
        var said = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? "" : said;
    }

    /// <summary>Serves until it is disposed of.</summary>
    public async Task<Process> ServeAsync(string configuration, int port)
    {
        Configure(configuration);
        var process = Start();
        for (var tries = 0; ; tries++)
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync("127.0.0.1", port);
                return process;
            }
            catch (SocketException) when (tries < 100 && !process.HasExited)
            {
                await Task.Delay(50);
            }
            catch (SocketException)
            {
                throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    public static int FreePort()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        return ((System.Net.IPEndPoint)listener.LocalEndpoint).Port;
    }

    private void Configure(string configuration)
    {
        foreach (var (from, to) in _places)
        {
            configuration = Regex.Replace(configuration, $@"{Regex.Escape(from)}(?!\d)", to.Replace("$", "$$"));
        }

        _configuration = _folder.Write("conf/nginx.conf", configuration);
    }

    private Process Start(params string[] options) => Process.Start(
        new ProcessStartInfo(_program, ["-p", _folder.Path, "-e", "stderr", "-c", _configuration!, .. options])
        {
            RedirectStandardError = true,
        })!;
}
