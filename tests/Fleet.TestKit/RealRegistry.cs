using System.Diagnostics;

namespace Fleet.TestKit;

/// <summary>
/// An image registry on loopback, reached under one address from the tests and from a <see cref="RealEngine"/>, which has
/// a loopback of its own: two servers share one folder. It asks for a login, and ends with the test process.
/// </summary>
public sealed class RealRegistry : IAsyncDisposable
{
    /// <summary>Who may log in.</summary>
    public const string User = "fleet";

    /// <summary>The password of <see cref="User"/>.</summary>
    public const string Password = "planted-registry-password";

    private const string Login = "fleet:$2y$04$eu45mKmObFFUlGUJVzNv3u.Ki2L7gTcMqHIBP8Qu.pk3N7OwZ8TKG\n";

    private readonly TempFolder _folder = new();
    private readonly Process _process;

    private RealRegistry(RealEngine engine)
    {
        Address = $"127.0.0.1:{FreePort.Find()}";
        _folder.Write("htpasswd", Login);
        _folder.Write("config.yml", $$"""
            version: 0.1
            log: { level: error }
            storage: { filesystem: { rootdirectory: {{_folder["data"]}} }, delete: { enabled: true } }
            http: { addr: {{Address}} }
            auth: { htpasswd: { realm: test, path: {{_folder["htpasswd"]}} } }
            """);
        _process = Start(engine.Namespace);
    }

    /// <summary>Address and port, as image names begin with.</summary>
    public string Address { get; }

    /// <summary>Starts one, and waits until it answers.</summary>
    public static async Task<RealRegistry> StartAsync(RealEngine engine)
    {
        var registry = new RealRegistry(engine);
        if (await registry._process.StandardOutput.ReadLineAsync() != "ready")
        {
            throw new InvalidOperationException($"The registry did not start:\n{File.ReadAllText(registry._folder["log"])}");
        }

        return registry;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Dispose();
    }

    private Process Start(string space)
    {
        const string script = """
            folder=$1 space=/run/netns/$2 port=$3
            docker-registry serve "$folder/config.yml" </dev/null >"$folder/log" 2>&1 &
            here=$!
            nsenter --net="$space" docker-registry serve "$folder/config.yml" </dev/null >>"$folder/log" 2>&1 &
            there=$!
            tries=0
            until bash -c "</dev/tcp/127.0.0.1/$port" && nsenter --net="$space" bash -c "</dev/tcp/127.0.0.1/$port"; do
                tries=$((tries + 1))
                [ $tries -lt 200 ] || { echo failed; break; }
                sleep 0.05
            done 2>/dev/null
            echo ready
            cat >/dev/null
            kill $here $there
            wait
            """;
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        foreach (var argument in new[] { "-c", script, "sh", _folder.Path, space, Address.Split(':')[1] })
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start) ?? throw new InvalidOperationException("Bug: no shell.");
    }
}
