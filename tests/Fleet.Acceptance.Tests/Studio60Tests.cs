using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>
/// Studio60 on a lab of its own: staging and production of one class, an nginx before each, one PostgreSQL for both with a role
/// for each database, the Relay on the overlay.
/// </summary>
public sealed class Studio60Tests(Studio60Lab lab) : IClassFixture<Studio60Lab>
{
    private const string Hub = "s60-hub-alfa";
    private const string Prod = "s60-prod-alfa";

    private static readonly (string Host, string Name, string Path, string Service)[] Routes =
    [
        (Hub, "auth.s60hub.cz", "/api/login", "auth-backend"), (Hub, "auth.s60hub.cz", "/", "auth-frontend"),
        (Hub, "pulse.s60hub.cz", "/", "pulse"), (Hub, "n8n.s60hub.cz", "/", "n8n"),
        (Prod, "auth.studio60.cz", "/api/login", "auth-backend"), (Prod, "auth.studio60.cz", "/", "auth-frontend"),
        (Prod, "pulselab.cz", "/", "pulse"), (Prod, "n8n.studio60.cz", "/", "n8n"),
    ];

    [MachineFact]
    public async Task Six_containers_and_nginx_run_on_each_application_host_and_nothing_but_nginx_is_published()
    {
        foreach (var host in new[] { Hub, Prod })
        {
            var running = (await lab.Fleet.MustRunAsync("lab", "ssh", host, "--", "docker", "ps", "--format", "{{.Names}}")).Output;

            running.Split('\n', StringSplitOptions.RemoveEmptyEntries).Should().BeEquivalentTo(
                "s60-apps-redis", "s60-apps-s60auth-backend", "s60-apps-s60auth-frontend", "s60-apps-s60-pulse",
                "s60-apps-s60mail", "s60-apps-n8n", "s60-edge-nginx");
            foreach (var port in new[] { 3002, 3003, 3100, 3010, 5678, 6379 })
            {
                (await AnswersAsync(lab.Address(host), port)).Should().BeFalse("{0} of {1} is inside of s60-network", port, host);
            }
        }
    }

    [MachineFact]
    public async Task Nginx_leads_every_name_to_its_application_and_knows_no_name_of_the_mailer()
    {
        foreach (var (host, name, path, service) in Routes)
        {
            var answer = await GetAsync(host, name, path);
            answer.StatusCode.Should().Be(HttpStatusCode.OK, "{0}{1} is routed", name, path);
            (await answer.Content.ReadAsStringAsync()).Split('\n')[0].Should().Be(service, "{0}{1} belongs to it", name, path);
        }

        (await GetAsync(Hub, "mail.s60hub.cz", "/", "http")).StatusCode.Should().Be(HttpStatusCode.NotFound);
        var encrypted = () => GetAsync(Hub, "mail.s60hub.cz", "/");
        await encrypted.Should().ThrowAsync<HttpRequestException>("no certificate is for that name");
    }

    [MachineFact]
    public async Task Every_role_opens_its_own_database_and_no_other()
    {
        var server = await lab.ServerAsync();
        string[] databases = [.. server.Databases.Select(database => database.Name)];
        databases.Should().HaveCount(11);

        var opened = await lab.OpenedAsync(server.Roles, databases);

        string[] dumped = [.. databases.Where(name => name.EndsWith("_hub", StringComparison.Ordinal) || name.EndsWith("_prod", StringComparison.Ordinal))];
        dumped.Should().HaveCount(8);
        var expected = server.Databases.Select(database => $"{database.Owner} {database.Name}")
            .Concat(dumped.Select(name => $"{(name.EndsWith("_hub", StringComparison.Ordinal) ? "s60_hub_backup" : "s60_prod_backup")} {name}"));
        opened.Should().BeEquivalentTo(expected);
    }

    [MachineFact]
    public async Task The_relay_answers_sentinel_over_the_overlay_and_nobody_else()
    {
        var relay = await lab.Fleet.RunAsync(
            "lab", "ssh", "s60-sentinel", "--", "docker", "ps", "--filter", "name=s60-orchestrator-sentinel", "--format", "{{.Status}}");

        relay.Output.Should().StartWith("Up", "its gate has reached the Relay before it was started");
        (await AnswersAsync(lab.Address("s60-cerebro"), 3020)).Should().BeFalse("the Relay is on the overlay only");
    }

    [MachineFact]
    public async Task What_is_up_is_unchanged_when_it_is_applied_again()
    {
        var again = new EventStream(await lab.Fleet.MustRunAsync("up", "--stack", "lab", "--yes", "--skip-preview", "--json"));

        again.Changes.Keys.Should().Equal("same");
    }

    private async Task<HttpResponseMessage> GetAsync(string host, string name, string path, string scheme = "https")
    {
        using var handler = new SocketsHttpHandler
        {
            UseProxy = false,
            ConnectCallback = async (context, cancellation) =>
            {
                var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(IPAddress.Parse(lab.Address(host)), context.DnsEndPoint.Port, cancellation);
                return new NetworkStream(socket, ownsSocket: true);
            },
        };

        // It is signed by itself in the lab, and must be for the name all the same.
        handler.SslOptions.RemoteCertificateValidationCallback = (_, certificate, _, _) =>
            certificate is X509Certificate2 own && own.MatchesHostname(name);
        using var client = new HttpClient(handler);
        return await client.GetAsync($"{scheme}://{name}{path}");
    }

    private static async Task<bool> AnswersAsync(string address, int port)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Parse(address), port).WaitAsync(TimeSpan.FromSeconds(3));
            return true;
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            return false;
        }
    }
}
