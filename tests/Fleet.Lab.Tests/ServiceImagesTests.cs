using System.Diagnostics;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

/// <summary>The real services behave as their public images do, where a program relies on it.</summary>
[Collection(nameof(SharedLab))]
public sealed class ServiceImagesTests(SharedLab shared) : IAsyncLifetime
{
    private const string Valkey = "docker.io/valkey/valkey:8.1.1";
    private const string Postgres = "postgres:16.4";
    private const string Nginx = "nginx:1.27";
    private const string Caddy = "docker.io/libnovel/caddy:v1.0.0-debian";
    private const string StandIn = "libnovel/ui:v1";

    public async Task InitializeAsync()
    {
        if (Lab.Ids().Contains(SharedLab.Id))
        {
            await shared.Lab.EnsureImagesAsync(
                SharedLab.Id,
                "atlas",
                [
                    .. new[] { Valkey, Postgres, Nginx, Caddy }.Select(reference => new ImageRequest { Reference = reference }),
                    new ImageRequest { Reference = StandIn, Ports = [3000] },
                ]);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [MachineFact("dockerd")]
    public async Task Valkey_reads_its_configuration_and_wants_its_password()
    {
        await shared.OnAsync(
            "atlas", "sh", "-c",
            "printf 'bind * -::*\\nport 6379\\ndir /data\\nappendonly yes\\nrequirepass secret\\n' > /srv/valkey.conf; chown 999:999 /srv/valkey.conf; chmod 0440 /srv/valkey.conf");
        await using var container = await shared.StartAsync(
            "atlas", "-p", "16379:6379", "-v", "/srv/valkey.conf:/etc/valkey/valkey.conf:ro", Valkey, "valkey-server", "/etc/valkey/valkey.conf");
        string[] exec = ["docker", "exec", container.Name];

        await shared.UntilAsync("atlas", [.. exec, "sh", "-c", "redis-cli ping | grep -Eq 'PONG|NOAUTH'"]);

        (await shared.OnAsync("atlas", [.. exec, "valkey-cli", "ping"])).Should().Contain("NOAUTH");
        (await shared.OnAsync("atlas", [.. exec, "valkey-cli", "--no-auth-warning", "-a", "secret", "ping"])).Should().Be("PONG");
        (await shared.OnAsync("atlas", [.. exec, "sh", "-c", "id -u; stat -c %u /proc/1"])).Should().Be("0\n999");
        (await shared.OnAsync("nova", "sh", "-c", "printf 'AUTH secret\\r\\nPING\\r\\nQUIT\\r\\n' | busybox nc -w 3 198.18.90.11 16379"))
            .Should().Contain("+PONG");
    }

    [MachineFact("dockerd")]
    public async Task Valkey_without_configuration_is_open_to_its_network_and_stops_at_once()
    {
        await using var container = await shared.StartAsync("atlas", "-p", "16380:6379", Valkey);
        await shared.UntilAsync("nova", "sh", "-c", "printf 'PING\\r\\nQUIT\\r\\n' | busybox nc -w 3 198.18.90.11 16380 | grep +PONG");
        var watch = Stopwatch.StartNew();

        await shared.OnAsync("atlas", "docker", "stop", container.Name);

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(6));
    }

    [MachineFact("dockerd")]
    public async Task Postgres_makes_its_user_and_database_and_keeps_them()
    {
        await shared.OnAsync("atlas", "docker", "volume", "create", "pg-data");
        string[] run =
        [
            "-v", "pg-data:/var/lib/postgresql/data", "-e", "POSTGRES_USER=app", "-e", "POSTGRES_PASSWORD=s3cret'x", "-e", "POSTGRES_DB=shop",
            Postgres,
        ];
        try
        {
            await using (var first = await shared.StartAsync("atlas", run))
            {
                await shared.UntilAsync("atlas", "docker", "exec", first.Name, "pg_isready", "-h", "127.0.0.1", "-U", "app", "-d", "shop");
                await shared.OnAsync(
                    "atlas", "docker", "exec", "-e", "PGPASSWORD=s3cret'x", first.Name,
                    "psql", "-h", "127.0.0.1", "-U", "app", "-d", "shop", "-c", "create table t (v text); insert into t values ('kept')");
                (await shared.FailsAsync(
                    "atlas", "docker", "exec", "-e", "PGPASSWORD=wrong", first.Name,
                    "psql", "-h", first.Name, "-U", "app", "-d", "shop", "-c", "select 1")).Should().Be(2);
                await shared.OnAsync("atlas", "docker", "stop", first.Name);
            }

            await using var second = await shared.StartAsync("atlas", run);
            await shared.UntilAsync("atlas", "docker", "exec", second.Name, "pg_isready", "-h", "127.0.0.1");
            (await shared.OnAsync(
                "atlas", "docker", "exec", "-e", "PGPASSWORD=s3cret'x", second.Name,
                "psql", "-h", second.Name, "-U", "app", "-d", "shop", "-Atc", "select v from t")).Should().Be("kept");
        }
        finally
        {
            await shared.OnAsync("atlas", "docker", "volume", "rm", "pg-data");
        }
    }

    [MachineFact("dockerd")]
    public async Task Postgres_without_a_password_says_what_it_wants()
    {
        var result = await shared.Lab.ExecAsync(SharedLab.Id, "atlas", ["docker", "run", "--rm", Postgres]);

        result.ExitCode.Should().Be(1);
        result.Error.Should().Contain("POSTGRES_PASSWORD is not set");
    }

    [MachineFact("dockerd")]
    public async Task Nginx_serves_its_page_and_a_mounted_site()
    {
        await shared.OnAsync(
            "atlas", "sh", "-c", "printf 'server { listen 80; location / { return 200 \"mine\\n\"; } }' > /srv/site.conf");
        await using var plain = await shared.StartAsync("atlas", "-p", "18081:80", Nginx);
        await using var mine = await shared.StartAsync("atlas", "-p", "18082:80", "-v", "/srv/site.conf:/etc/nginx/conf.d/default.conf:ro", Nginx);

        await shared.UntilAsync("nova", "sh", "-c", "busybox wget -qO- http://198.18.90.11:18081/ | grep -i nginx");
        await shared.UntilAsync("nova", "sh", "-c", "busybox wget -qO- http://198.18.90.11:18082/ | grep mine");
        await shared.OnAsync("atlas", "docker", "exec", mine.Name, "nginx", "-s", "reload");
    }

    [MachineFact("dockerd")]
    public async Task Caddy_routes_by_name_with_its_own_certificates_and_nginx_beside_it_passes_tcp()
    {
        await shared.OnAsync("atlas", "docker", "network", "create", "edge-net");
        await shared.OnAsync(
            "atlas", "sh", "-c",
            """
            mkdir -p /srv/edge
            cat > /srv/edge/Caddyfile <<'C'
            {
              skip_install_trust
              default_sni site.test
            }
            site.test {
              tls internal
              reverse_proxy ui:3000
            }
            C
            cat > /srv/edge/stream.conf <<'N'
            load_module /usr/lib/nginx/modules/ngx_stream_module.so;
            pid /run/nginx-stream.pid;
            error_log stderr;
            events { worker_connections 256; }
            stream {
              resolver 127.0.0.11 valid=5s ipv6=off;
              map $remote_addr $store { default ui:3000; }
              server { listen 6380; proxy_pass $store; }
            }
            N
            """);
        try
        {
            await using var ui = await shared.StartAsync("atlas", "--network", "edge-net", "--network-alias", "ui", StandIn);
            await using var edge = await shared.StartAsync(
                "atlas", "--network", "edge-net", "-p", "18443:443", "-p", "16381:6380",
                "-v", "/srv/edge/Caddyfile:/etc/caddy/Caddyfile:ro", "-v", "/srv/edge/stream.conf:/etc/nginx/stream.conf:ro", Caddy);
            await shared.UntilAsync("atlas", "docker", "exec", edge.Name, "wget", "-q", "-O", "/dev/null", "http://127.0.0.1:2019/config/");

            using var client = new HttpClient(new SocketsHttpHandler
            {
                SslOptions = { TargetHost = "site.test", RemoteCertificateValidationCallback = (_, shown, _, _) => shown!.Issuer.StartsWith("CN=Caddy Local Authority") },
            });
            await shared.UntilAsync("nova", "busybox", "nc", "198.18.90.11", "18443", "-e", "/bin/true");
            using var request = new HttpRequestMessage(HttpMethod.Get, "https://198.18.90.11:18443/page") { Headers = { Host = "site.test" } };
            using var answer = await client.SendAsync(request);
            (await answer.Content.ReadAsStringAsync()).Should().Be("ui\nGET\n/page\nsite.test\n");
            await shared.UntilAsync("nova", "sh", "-c", "busybox wget -qO- http://198.18.90.11:16381/ | grep ui");

            await shared.OnAsync(
                "atlas", "docker", "exec", edge.Name, "caddy", "reload", "--config", "/etc/caddy/Caddyfile", "--adapter", "caddyfile");
            var watch = Stopwatch.StartNew();
            await shared.OnAsync("atlas", "docker", "stop", edge.Name);
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(6));
            (await shared.OnAsync("atlas", "docker", "inspect", "-f", "{{.State.ExitCode}}", edge.Name)).Should().Be("0");
        }
        finally
        {
            await shared.OnAsync("atlas", "docker", "network", "rm", "edge-net");
        }
    }
}
