using Fleet.Protocol.Values;
using FluentAssertions;
using Pulumi;
using Xunit;

namespace Fleet.Components.Tests;

/// <summary>A program of its own in this process: what an operator mixes in beside the fleet.</summary>
public class OwnResourcesTests
{
    private const string Config = """
        {
          "fleet:owns": "[\"atlas\"]",
          "fleet:hosts": "{\"atlas\":{\"address\":\"198.18.0.11\",\"hostKey\":\"ssh-ed25519 AAAA\",\"port\":2222}}",
          "shop:smtpPassword": "from-config"
        }
        """;

    [Fact]
    public async Task Resources_of_the_operators_own_use_what_was_registered()
    {
        var web = new Service("web", "docker.io/acme/web:1.4.0");
        var host = new LinuxHost("atlas");
        var smtp = Secret.FromConfig("smtp", "shop:smtpPassword");
        var engine = await RunAsync(
            fleet =>
            {
                fleet.Add(smtp);
                fleet.Add(host).Add(new ContainerStack("shop")).Add(web);
                web.Environment["SMTP_PASSWORD"] = smtp;
                web.Environment["ZONE"] = Fleet.Value.External("zone", Output.Create("zone-1"));
            },
            resources =>
            {
                _ = new Pulumi.Docker.Network("extra", new Pulumi.Docker.NetworkArgs { Name = "extra" }, new CustomResourceOptions
                {
                    Provider = resources.Of(host)!.Docker,
                    DependsOn = { resources.Of(web)! },
                });
                _ = new Pulumi.Command.Remote.Command("greet", new Pulumi.Command.Remote.CommandArgs
                {
                    Connection = resources.Of(host)!.Connection,
                    Create = "echo hello",
                });
                resources.Outputs["smtp"] = resources.Of(smtp);
            });

        var extra = engine.Registered.Single(each => each.Name == "extra");
        extra.Provider.Should().Contain("atlas/docker");
        extra.Dependencies.Should().ContainSingle(urn => urn.EndsWith("::atlas/shop/web"));
        var connection = PropertyCodec.Decode(engine.Registered.Single(each => each.Name == "greet").Object).Find("connection")!.AsMap();
        (connection["host"].AsText(), connection["port"].AsNumber(), connection["user"].AsText(), connection["hostKey"].AsText())
            .Should().Be(("198.18.0.11", 2222, "root", "ssh-ed25519 AAAA"));
        engine.Outputs.Find("smtp")!.ContainsSecrets.Should().BeTrue();

        var envs = PropertyCodec.Decode(engine.Registered.Single(each => each.Name == "atlas/shop/web").Object).Find("envs")!.AsList();
        envs.Select(each => (each.AsText(), each.ContainsSecrets))
            .Should().Equal(("SMTP_PASSWORD=from-config", true), ("ZONE=zone-1", false));
    }

    private static async Task<FakeMonitor> RunAsync(Action<FleetModel> declare, Action<FleetResources> also)
    {
        await using var engine = await FakeMonitor.StartAsync("dev");
        var settings = new Dictionary<string, string>
        {
            ["PULUMI_MONITOR"] = engine.Address,
            ["PULUMI_ENGINE"] = engine.Address,
            ["PULUMI_PROJECT"] = "fleet",
            ["PULUMI_STACK"] = "dev",
            ["PULUMI_DRY_RUN"] = "false",
            ["PULUMI_QUERY_MODE"] = "false",
            ["PULUMI_PARALLEL"] = "4",
            ["PULUMI_CONFIG"] = Config,
            ["PULUMI_CONFIG_SECRET_KEYS"] = """["shop:smtpPassword"]""",
        };
        foreach (var (name, value) in settings)
        {
            Environment.SetEnvironmentVariable(name, value);
        }

        try
        {
            var exitCode = await FleetProgram.RunAsync(declare, also);
            exitCode.Should().Be(0, string.Join('\n', engine.Logged));
            return engine;
        }
        finally
        {
            foreach (var name in settings.Keys)
            {
                Environment.SetEnvironmentVariable(name, null);
            }
        }
    }
}
