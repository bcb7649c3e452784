using System.Net;
using System.Text;
using System.Text.Json;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Acceptance.Tests;

/// <summary>From nothing to a running libnovel: what runs where, and what answers behind each route.</summary>
[Collection(LabCollection.Name)]
public class FirstUpTests(LabFleet lab)
{
    private static readonly (string Path, string Service)[] Routes =
    [
        ("/health", "backend"), ("/scrape", "backend"), ("/scrape/book", "backend"), ("/api/browse", "backend"),
        ("/api/catalogue", "backend"), ("/api/ranking", "backend"), ("/api/version", "backend"),
        ("/api/book-preview/1", "backend"), ("/api/chapter-text/1", "backend"), ("/api/chapter-markdown/1", "backend"),
        ("/api/reindex/1", "backend"), ("/api/cover/1", "backend"), ("/api/audio-proxy/x", "backend"),
        ("/api/voices", "backend"), ("/api/audio", "backend"), ("/api/audio/1", "backend"),
        ("/api/presign/x", "backend"), ("/avatars/x", "minio"), ("/audio/x", "minio"), ("/chapters/x", "minio"),
        ("/", "ui"), ("/other", "ui"),
    ];

    [MachineFact]
    public async Task Ten_containers_and_two_finished_jobs_are_on_prod_and_three_containers_on_the_homelab()
    {
        var prod = await lab.ContainersAsync(LabFleet.Prod);
        var homelab = await lab.ContainersAsync(LabFleet.Homelab);

        prod.Values.Where(container => container.Status == "running").Should().HaveCount(10);
        prod.Values.Where(container => container.Status == "exited").Select(container => container.ExitCode)
            .Should().Equal(0, 0);
        prod.Should().HaveCount(12);
        homelab.Values.Select(container => container.Status).Should().Equal("running", "running", "running");
    }

    [MachineFact]
    public async Task Every_route_pattern_lands_on_the_right_service()
    {
        using var handler = new HttpClientHandler
        {
            UseProxy = false,
            ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator,
        };
        using var client = new HttpClient(handler);

        foreach (var (path, service) in Routes)
        {
            // Presigned GETs only reach MinIO: the signature is what tells them apart.
            var query = service == "minio" ? "?X-Amz-Signature=lab" : "";
            var answer = await client.GetAsync($"https://{lab.Workspace.Address(11)}{path}{query}");
            answer.StatusCode.Should().Be(HttpStatusCode.OK, "{0} is routed", path);
            (await answer.Content.ReadAsStringAsync()).Split('\n')[0].Should().Be(service, "{0} belongs to it", path);
        }
    }

    [MachineFact]
    public async Task The_redis_route_answers_the_runner_host_with_the_password_and_refuses_it_without()
    {
        var password = await SecretAsync("valkey");

        (await PingAsync($"AUTH {password}\r\nPING\r\n")).Should().Contain("+PONG");
        (await PingAsync("PING\r\n")).Should().Contain("-NOAUTH").And.NotContain("+PONG");
        (await PingAsync("AUTH wrong\r\nPING\r\n")).Should().NotContain("+PONG");
    }

    [MachineFact]
    public async Task Prod_listens_on_443_80_and_6380_only_besides_ssh_and_the_loopback_agent()
    {
        var listening = await lab.OnHostAsync(LabFleet.Prod, "ss", "-Hltn");

        var addresses = listening.Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3])
            .Select(address => (Host: address[..address.LastIndexOf(':')], Port: address[(address.LastIndexOf(':') + 1)..]))
            .ToArray();
        addresses.Where(address => address.Host is not ("127.0.0.1" or "[::1]")).Select(address => address.Port).Distinct()
            .Should().BeEquivalentTo("22", "80", "443", "6380");
        addresses.Should().Contain(("127.0.0.1", "7007"));
    }

    [MachineFact]
    public async Task Only_backend_and_ui_carry_the_label_that_watchtower_follows()
    {
        var prod = await lab.ContainersAsync(LabFleet.Prod);

        prod.Values.Where(container => container.Labels.GetValueOrDefault("com.centurylinklabs.watchtower.enable") == "true")
            .Select(container => container.Name.Split('-')[^1]).Should().BeEquivalentTo("backend", "ui");
    }

    [MachineFact]
    public async Task The_backend_reaches_pocket_tts_over_the_overlay_only()
    {
        (await lab.OnHostAsync(LabFleet.Prod, "sh", "-c",
            $"docker exec $(docker ps -qf name=backend) sh -c 'wget -qO- \"$POCKET_TTS_URL\"'"))
            .Split('\n')[0].Should().Be("pocket-tts");
    }

    [MachineFact]
    public async Task Nothing_was_sent_to_an_address_of_the_seeds()
    {
        using var status = JsonDocument.Parse((await lab.Fleet.MustRunAsync("lab", "status", "--json")).Output);

        status.RootElement.GetProperty("forbiddenPackets").GetInt64().Should().Be(0);
    }

    private async Task<string> PingAsync(string commands)
    {
        var text = Convert.ToBase64String(Encoding.ASCII.GetBytes(commands + "QUIT\r\n"));
        return await lab.OnHostAsync(LabFleet.Homelab, "sh", "-c",
            $"(echo {text} | base64 -d; sleep 1) | busybox nc {lab.Workspace.Address(11)} 6380; true");
    }

    private async Task<string> SecretAsync(string name)
    {
        var outputs = (await lab.Fleet.MustRunAsync("stack", "output", "--stack", "lab", "--show-secrets", "--json")).Output;
        using var document = JsonDocument.Parse(outputs);
        return document.RootElement.EnumerateObject().SelectMany(Flatten)
            .First(entry => entry.Name.Contains(name, StringComparison.Ordinal)).Value;
    }

    private static IEnumerable<(string Name, string Value)> Flatten(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Object
            ? property.Value.EnumerateObject().SelectMany(Flatten)
            : [(property.Name, property.Value.ToString())];
}
