using Fleet.Cli.Tests.Fakes;
using Fleet.Compose;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Composing;

public sealed class ComposeCommandTests : IDisposable
{
    private const string Blog =
        """
        name: blog
        services:
          web:
            image: acme/web:${TAG}
            ports: ["8080:80"]
            depends_on: [db]
          db:
            image: postgres:17.2
            volumes: ["data:/var/lib/postgresql/data"]
        volumes:
          data:

        """;

    private readonly CliRun _cli = new();

    public void Dispose() => _cli.Dispose();

    [Fact]
    public async Task A_good_file_is_shown_as_a_stack()
    {
        _cli.Write("compose.yaml", Blog);

        (await _cli.FleetAsync("compose", "check", "compose.yaml", "--env", "TAG=1.4.0")).Should().Be(ExitCodes.Success, _cli.Error);

        _cli.Out.Should().Be(
            """
            Stack 'blog'
              service  web  acme/web:1.4.0  (port 8080:80/tcp, public, after db)
              service  db   postgres:17.2
              networks blog
              volumes  blog-data
            In the program: host.Add(ComposeFile.Read("compose.yaml"));

            """);
    }

    [Fact]
    public async Task What_is_wrong_is_said_with_its_place()
    {
        _cli.Write("compose.yaml", Blog);

        (await _cli.FleetAsync("compose", "check", "compose.yaml")).Should().Be(ExitCodes.Configuration);

        _cli.Out.Should().BeEmpty();
        _cli.Error.Should().StartWith("error: compose.yaml cannot be read as a stack.").And.Contain("compose.yaml:4:12: ").And.Contain("TAG");
    }

    [Fact]
    public async Task Files_are_written_as_one()
    {
        _cli.Write("compose.yaml", Blog);
        _cli.Write("prod.yaml", "services:\n  web:\n    restart: always\n");

        (await _cli.FleetAsync("compose", "config", "compose.yaml", "prod.yaml", "-e", "TAG=2", "-o", "whole.yaml")).Should().Be(ExitCodes.Success, _cli.Error);

        _cli.Read("whole.yaml").Should().Contain("image: acme/web:2").And.Contain("restart: always").And.Contain("name: blog-data");
        (await _cli.FleetAsync("compose", "check", "whole.yaml")).Should().Be(ExitCodes.Success, _cli.Error);
    }

    [Fact]
    public async Task A_variable_without_a_value_is_refused()
    {
        (await _cli.FleetAsync("compose", "check", "compose.yaml", "--env", "TAG")).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().Be("error: '--env TAG' has no value.\n  → Write it as NAME=VALUE.\n");
    }

    [Fact]
    public async Task What_a_program_declares_is_written_and_read_again()
    {
        _cli.Write("Pulumi.prod.yaml", "config: {}\n");
        _cli.Deployer.Begun = () => File.WriteAllText(Environment.GetEnvironmentVariable("FLEET_COMPOSE")!, Declared().ToJson());

        (await _cli.FleetAsync("compose", "write", "shop", "--stack", "prod", "-o", "shop.yaml")).Should().Be(ExitCodes.Success, _cli.Error);

        _cli.Out.Should().BeEmpty();
        _cli.Error.Should().Be(
            """
            Asking the program what it declares…
            The variable DB_PASSWORD stands for the secret 'db-password'.
            'tidy' is no part of a Compose file.
            Wrote 'shop.yaml'.

            """);
        _cli.Read("shop.yaml").Should().Contain("PGPASSWORD: \"${DB_PASSWORD}\"");
        (await _cli.FleetAsync("compose", "check", "shop.yaml", "-e", "DB_PASSWORD=x")).Should().Be(ExitCodes.Success, _cli.Error);
        _cli.Out.Should().StartWith("Stack 'shop'\n  service  web  docker.io/acme/web:1.4.0\n");
    }

    [Theory]
    [InlineData("web", "error: The program declares no stack 'web'.\n  → There are 'atlas/shop', 'atlas/apps', 'vega/apps'.\n")]
    [InlineData("apps", "error: The program declares 'apps' on 2 hosts.\n  → There are 'atlas/apps', 'vega/apps'.\n")]
    public async Task A_stack_that_is_not_or_not_alone_is_told_with_those_there_are(string name, string error)
    {
        _cli.Write("Pulumi.prod.yaml", "config: {}\n");
        _cli.Deployer.Begun = () => File.WriteAllText(Environment.GetEnvironmentVariable("FLEET_COMPOSE")!, Declared().ToJson());

        (await _cli.FleetAsync("compose", "write", name, "--stack", "prod")).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().Be("Asking the program what it declares…\n" + error);
    }

    private static ComposeDocument Declared()
    {
        var fleet = new FleetModel(new FleetOptions { Owns = ["*"] });
        var (atlas, vega) = (fleet.Add(new LinuxHost("atlas")), fleet.Add(new LinuxHost("vega")));
        var shop = atlas.Add(new ContainerStack("shop"));
        shop.Add(new Service("web", "docker.io/acme/web:1.4.0")
        {
            Environment = { ["PGPASSWORD"] = fleet.Add(Secret.Generated("db-password", atlas)) },
        });
        shop.Add(new CronJob("tidy", Schedule.Daily(3), "/bin/true"));
        atlas.Add(new ContainerStack("apps"));
        vega.Add(new ContainerStack("apps"));
        return ComposeDocument.Of(fleet);
    }
}
