using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Compose.Tests;

/// <summary>What the samples, which run on the lab's engine, do not show.</summary>
public class ReadingTests
{
    [Fact]
    public void Ports_and_mounts_of_several_files_are_merged_by_what_makes_them_the_same()
    {
        using var folder = new TempFolder();
        folder.Write("one.yaml", """
            services:
              web:
                image: acme/web:1
                ports: ["8080:80", "8443:443"]
                volumes: ["old:/data", "/srv/a:/a"]
                dns: 9.9.9.9
            volumes: {old: , new: }
            """);
        folder.Write("two.yaml", """
            services:
              web:
                ports:
                  - {target: 80, published: "8080", app_protocol: http, name: web}
                  - "9090:90"
                volumes: ["new:/data"]
                dns: [1.1.1.1]
            """);

        var web = (Service)ComposeFile.Read([folder["one.yaml"], folder["two.yaml"]], Named).Workloads.Single();

        web.Endpoints.Select(endpoint => (endpoint.Name, endpoint.HostPort)).Should().Equal(("web", 8080), ("tcp-443", 8443), ("tcp-90", 9090));
        web.Mounts.Select(mount => (mount.Volume?.Name ?? mount.Source, mount.Target)).Should().Equal(("new", "/data"), ("/srv/a", "/a"));
        web.Dns.Should().Equal("9.9.9.9", "1.1.1.1");
    }

    [Fact]
    public void An_external_network_or_volume_is_used_and_not_made()
    {
        var stack = Parse("""
            services:
              web:
                image: acme/web:1
                networks: [proxy]
                volumes: ["uploads:/data", "legacy:/legacy"]
            networks:
              proxy: {external: true}
            volumes:
              uploads: {external: true, name: shared-uploads}
              legacy: {external: {name: old-name}}
            """);

        stack.Members.OfType<Network>().Select(network => (network.NameOnHost, network.Origin)).Should().Equal(("proxy", Origin.Elsewhere));
        stack.Members.OfType<Volume>().Select(volume => (volume.NameOnHost, volume.Origin)).Should()
            .Equal(("shared-uploads", Origin.Elsewhere), ("old-name", Origin.Elsewhere));
    }

    [Fact]
    public void Things_can_be_called_as_Compose_calls_them()
    {
        var stack = Parse(
            """
            services:
              web: {image: "acme/web:1", volumes: ["db_data:/data"]}
            volumes: {db_data: }
            """,
            new ComposeOptions { Name = "shop", Names = ComposeNames.Compose });

        stack.Workloads.Single().ContainerName.Should().Be("shop-web-1");
        stack.Members.OfType<Network>().Single().NameOnHost.Should().Be("shop_default");
        stack.Members.OfType<Volume>().Single().NameOnHost.Should().Be("shop_db_data");
    }

    [Fact]
    public void A_health_check_says_what_Compose_means_where_it_says_nothing()
    {
        var stack = Parse("""
            services:
              web: {image: "acme/web:1", healthcheck: {test: curl localhost, start_interval: 500ms}}
              own: {image: "acme/own:1", healthcheck: {interval: 1m30s}}
              app: {image: "acme/app:1", depends_on: {plain: {condition: service_healthy}}}
              plain: {image: "acme/plain:1"}
            """);

        var checks = stack.Workloads.OfType<Service>().ToDictionary(service => service.Name, service => service.HealthCheck);
        checks["web"].Should().BeEquivalentTo(HealthCheck.Shell("curl localhost") with
        {
            Interval = TimeSpan.FromSeconds(30),
            Timeout = TimeSpan.FromSeconds(30),
            StartPeriod = TimeSpan.Zero,
            StartInterval = TimeSpan.FromMilliseconds(500),
            Retries = 3,
        });
        checks["own"]!.Test.Should().BeEmpty("the image's own is run");
        checks["own"]!.Interval.Should().Be(TimeSpan.FromSeconds(90));
        checks["plain"].Should().Be(HealthCheck.OfImage);
        checks["app"].Should().BeNull();
    }

    [Fact]
    public void Gpus_are_asked_for_in_either_form()
    {
        var stack = Parse("""
            services:
              one: {image: "acme/one:1", gpus: all}
              two: {image: "acme/two:1", gpus: [{driver: nvidia, count: 2}]}
              six:
                image: acme/six:1
                deploy: {resources: {reservations: {devices: [{capabilities: [gpu], device_ids: ["0", "3"]}]}}}
            """);

        stack.Workloads.OfType<Service>().Select(service => service.Gpus).Should().Equal(GpuUse.All, new GpuUse("2"), GpuUse.Devices("0", "3"));
    }

    [Theory]
    [InlineData("512m", 512)]
    [InlineData("1gb", 1024)]
    [InlineData("1.5G", 1536)]
    [InlineData("67108864", 64)]
    [InlineData("65536kB", 64)]
    [InlineData("2MiB", 2)]
    public void Sizes_have_units(string text, int size) =>
        ((Service)Parse($"services: {{web: {{image: \"acme/web:1\", mem_limit: {text}}}}}").Workloads.Single()).MemoryMiB.Should().Be(size);

    [Theory]
    [InlineData("one \"two words\" 'three $$words' four\\ words \"\"", new[] { "one", "two words", "three $words", "four words", "" })]
    [InlineData("sh -c \"echo \\\"hi\\\" > /tmp/x\"", new[] { "sh", "-c", "echo \"hi\" > /tmp/x" })]
    public void A_command_line_is_taken_apart_as_a_shell_does(string line, string[] words)
    {
        var stack = Parse($"services:\n  web:\n    image: acme/web:1\n    command: |-\n      {line}\n");

        stack.Workloads.Single().Command.Select(word => word.Resolve(null).ToString()).Should().Equal(words);
    }

    [Fact]
    public void A_command_line_is_not_split_within_a_secret()
    {
        var secret = Secret.FromConfig("password", "shop:password");
        var options = new ComposeOptions { Name = "shop", Variables = { ["PASSWORD"] = secret } };

        var command = Parse("services: {web: {image: \"acme/web:1\", command: \"run --key=${PASSWORD} now\"}}", options).Workloads.Single().Command;

        command.Select(word => word.Resolve(null).ToString()).Should().Equal("run", "--key=[secret]", "now");
        command[1].Resolve(null).IsSecret.Should().BeTrue();
    }

    private static ComposeOptions Named { get; } = new() { Name = "shop" };

    private static ContainerStack Parse(string text, ComposeOptions? options = null) => ComposeFile.Parse(text, "/", options ?? Named);
}
