using System.Diagnostics;
using System.Net;
using System.Text.Json;
using FluentAssertions;
using FsCheck.Fluent;

namespace Fleet.Model.Tests;

/// <summary>What a rendered nginx does, asked over HTTP.</summary>
public sealed class NginxBehaviourTests : IDisposable
{
    private readonly TestFleet _fleet = new();
    private readonly Endpoint _api = new("http", 8080);
    private readonly Endpoint _ui = new("http", 3000);
    private readonly Endpoint _gone = new("http", 4000);
    private readonly RealNginx? _nginx = FactWithAttribute.Find("nginx") is null ? null : new RealNginx();
    private readonly WebService _apiService = new();
    private readonly WebService _uiService = new();
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });
    private Process? _process;
    private int _port;

    public NginxBehaviourTests() => _fleet.Shop.Add(new Service("app", "docker.io/acme/app:1") { Endpoints = { _api, _ui, _gone } });

    [FactWith("nginx")]
    public async Task Requests_go_where_the_most_specific_route_says()
    {
        await ServeAsync(new Site("shop.test")
        {
            Routes =
            {
                new Route(_ui, "/*"),
                new Route(_api, "/api/*", "/health"),
                new Route(_api, "/files/*") { Methods = { "GET" } },
                new Route(_ui, "/media/*") { StripPrefix = "/media" },
            },
        });

        (await SaysAsync("/api/a%20b?q=1")).Should().StartWith("GET /api/a%20b?q=1 HTTP/1.1\n").And.Contain("Host: shop.test\n")
            .And.Contain("X-Forwarded-For: 127.0.0.1\n").And.Contain("X-Forwarded-Proto: http\n");
        (await SaysAsync("/health")).Should().StartWith("GET /health HTTP/1.1\n");
        (await SaysAsync("/healthy")).Should().StartWith("GET /healthy HTTP/1.1\n");
        (await SaysAsync("/media/x/y.png?z")).Should().StartWith("GET /x/y.png?z HTTP/1.1\n");
        (await AskAsync("/files/a", HttpMethod.Post)).StatusCode.Should().Be(HttpStatusCode.MethodNotAllowed);
        (await SaysAsync("/files/a")).Should().StartWith("GET /files/a HTTP/1.1\n");
    }

    [FactWith("nginx")]
    public async Task Limits_count_each_for_itself_and_errors_of_the_edge_have_its_pages()
    {
        await ServeAsync(
            new Site("shop.test")
            {
                Routes = { new Route(_api, "/few") { RateLimit = RateLimit.PerMinute(2) }, new Route(_gone, "/gone"), new Route(_ui, "/many") },
                Headers = { ["X-Frame-Options"] = "DENY" },
                RateLimit = RateLimit.PerMinute(6),
            });

        var few = new[] { await AskAsync("/few"), await AskAsync("/few"), await AskAsync("/few") };
        var gone = await AskAsync("/gone");
        var nowhere = await AskAsync("/nowhere");
        var many = new List<HttpStatusCode>();
        for (var count = 0; count < 5; count++)
        {
            many.Add((await AskAsync("/many")).StatusCode);
        }

        few.Select(answer => (int)answer.StatusCode).Should().Equal(200, 200, 429);
        gone.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        (await gone.Content.ReadAsStringAsync()).Should().Be("<h1>502</h1>");
        gone.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        (await nowhere.Content.ReadAsStringAsync()).Should().Be("<h1>404</h1>");
        many.Should().EndWith(HttpStatusCode.TooManyRequests).And.StartWith(HttpStatusCode.OK);
    }

    [FactWith("nginx")]
    public async Task Forward_authentication_lets_in_whom_the_outpost_knows_and_nobody_can_claim_to_be_someone()
    {
        await ServeAsync(Guarded());

        await OnlyWhomTheOutpostKnowsGetsInAsync();
    }

    [FactWith("nginx")]
    public async Task A_proxy_host_of_Nginx_Proxy_Manager_guards_by_its_advanced_configuration_as_an_nginx_of_its_own_does()
    {
        _fleet.Shop.Add(new NpmEdge("npm", "docker.io/jc21/nginx-proxy-manager:2.12.1") { Certificates = Certificates.None, Sites = { Guarded() } });
        var file = _fleet.Shop.Members.OfType<ConfigFile>().Single(file => file.Name == "npm.json");
        using var document = JsonDocument.Parse(file.Resolve().ToString());
        var advanced = document.RootElement.GetProperty("proxy_hosts")[0].GetProperty("advanced_config").GetString();
        _port = RealNginx.FreePort();
        await StartAsync(RealNginx.OneServer(_port, advanced));

        await OnlyWhomTheOutpostKnowsGetsInAsync();
    }

    private Site Guarded() => new("shop.test")
    {
        Routes = { new Route(_ui, "/*"), new Route(_ui, "/open/*") { Access = RouteAccess.Open } },
        Headers = { ["X-Frame-Options"] = "DENY" },
        ForwardAuth = ForwardAuth.Authentik(_api),
    };

    private async Task OnlyWhomTheOutpostKnowsGetsInAsync()
    {
        _apiService.Answer = asked => asked switch
        {
            _ when !asked.StartsWith("GET /outpost.goauthentik.io/auth/nginx HTTP") => null,
            _ when asked.Contains("Cookie: session=1\n") =>
                "HTTP/1.1 200 OK\nSet-Cookie: seen=1\nX-authentik-username: alice\nContent-Length: 0\nConnection: close\n\n",
            _ => "HTTP/1.1 401 Unauthorized\nSet-Cookie: seen=1\nContent-Length: 0\nConnection: close\n\n",
        };

        var stranger = await AskAsync("/page?x=1", headers: ("X-authentik-username", "mallory"));
        var alice = await AskAsync("/page", headers: [("Cookie", "session=1"), ("X-authentik-username", "mallory"), ("X-authentik-email", "m@x")]);
        var open = await AskAsync("/open/page", headers: ("X-authentik-username", "mallory"));

        stranger.StatusCode.Should().Be(HttpStatusCode.Redirect);
        stranger.Headers.Location!.OriginalString.Should().EndWith("/outpost.goauthentik.io/start?rd=/page?x=1");
        stranger.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        var said = await alice.Content.ReadAsStringAsync();
        said.Should().Contain("X-authentik-username: alice").And.NotContain("mallory").And.NotContain("m@x");
        alice.Headers.GetValues("Set-Cookie").Should().Equal("seen=1");
        alice.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        (await open.Content.ReadAsStringAsync()).Should().StartWith("GET /open/page").And.NotContain("mallory");
    }

    /// <summary>Whatever a header says arrives as it was declared, and says nothing else to nginx.</summary>
    [FactWith("nginx")]
    public async Task Values_arrive_as_they_were_declared_whatever_is_in_them()
    {
        string[] awkward = ["$", "\"", "'", ";", "{", "}", "\\", "#", " ", "${x}", "$host", "\\n", "\"; return 200 x; #", "a"];
        var texts = Gen.NonEmptyListOf(Gen.Elements(awkward)).Sample(150, 12)
            .Select(parts => string.Concat(parts).Trim()).Where(text => text.Length > 0).Distinct().ToList();
        var site = new Site("shop.test") { Routes = { new Route(_ui, "/*") } };
        foreach (var (text, index) in texts.Select((text, index) => (text, index)))
        {
            site.Headers[$"X-Test-{index}"] = text;
        }

        await ServeAsync(site);
        using var answer = await AskAsync("/");

        _fleet.Model.Check().Where(finding => finding.Severity == FindingSeverity.Error).Should().BeEmpty();
        texts.Select((_, index) => answer.Headers.NonValidated[$"X-Test-{index}"].ToString()).Should().Equal(texts);
    }

    public void Dispose()
    {
        if (_process is not null)
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
            _process.Dispose();
        }

        _nginx?.Dispose();
        _apiService.Dispose();
        _uiService.Dispose();
        _client.Dispose();
    }

    private async Task ServeAsync(Site site)
    {
        _fleet.Shop.Add(new NginxEdge("edge", "docker.io/library/nginx:1.27.3")
        {
            Certificates = Certificates.None,
            Sites = { site },
            ErrorPages = { [404] = "", [502] = "" },
        });
        _port = _nginx!.Listen(80);
        _nginx.WriteErrorPage("edge.404.html", "<h1>404</h1>");
        _nginx.WriteErrorPage("edge.502.html", "<h1>502</h1>");
        var file = _fleet.Shop.Members.OfType<ConfigFile>().Single(file => file.Name == "edge.conf");
        await StartAsync(file.Resolve().ToString());
    }

    private async Task StartAsync(string configuration)
    {
        _nginx!.Replace("app:8080", $"127.0.0.1:{_apiService.Port}");
        _nginx.Replace("app:3000", $"127.0.0.1:{_uiService.Port}");
        _nginx.Replace("app:4000", $"127.0.0.1:{RealNginx.FreePort()}");
        _process = await _nginx.ServeAsync(configuration, _port);
    }

    private async Task<string> SaysAsync(string path) => await (await AskAsync(path)).Content.ReadAsStringAsync();

    private Task<HttpResponseMessage> AskAsync(string path, HttpMethod? method = null, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Get, $"http://127.0.0.1:{_port}{path}") { Headers = { Host = "shop.test" } };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        return _client.SendAsync(request);
    }
}
