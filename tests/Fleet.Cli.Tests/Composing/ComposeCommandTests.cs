using Fleet.Cli.Tests.Fakes;
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
}
