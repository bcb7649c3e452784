using Fleet.Cli.Tests.Fakes;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

public sealed class CommandLineTests : IDisposable
{
    private readonly CliRun _cli = new();

    [Theory]
    [InlineData("fleet")]
    [InlineData("fleet up")]
    [InlineData("fleet preview")]
    [InlineData("fleet stack")]
    [InlineData("fleet config set")]
    [InlineData("fleet lab")]
    [InlineData("fleet lab ssh")]
    public async Task Help_is_reviewed(string command)
    {
        (await _cli.FleetAsync([.. command.Split(' ').Skip(1), "--help"])).Should().Be(ExitCodes.Success);

        Snapshot.Matches(_cli.Out, $"help-{command.Replace(' ', '-')}.txt");
        _cli.Error.Should().BeEmpty();
    }

    [Fact]
    public async Task Without_a_command_help_is_printed()
    {
        (await _cli.FleetAsync()).Should().Be(ExitCodes.Success);

        _cli.Out.Should().StartWith("Declares hosts and container stacks in C# and makes them so.");
    }

    [Theory]
    [InlineData("perview --stack prod")]
    [InlineData("up --stak prod")]
    [InlineData("up --parallel many")]
    [InlineData("up --stack")]
    [InlineData("stack")]
    [InlineData("stack init")]
    [InlineData("stack ls extra")]
    [InlineData("--color blue version")]
    public async Task The_wrong_word_is_marked(string line)
    {
        (await _cli.FleetAsync(line.Split(' '))).Should().Be(ExitCodes.Configuration);

        Snapshot.Matches(_cli.Error, $"bad-{line.Replace(' ', '-')}.txt");
        _cli.Out.Should().BeEmpty();
    }

    [Fact]
    public async Task A_secret_on_a_wrong_command_line_is_not_repeated()
    {
        await _cli.FleetAsync("config", "set", "dbPassword", "hunter2", "--secrte");

        _cli.Error.Should().Contain("fleet config set dbPassword … --secrte").And.NotContain("hunter2");
    }

    [Fact]
    public async Task The_version_is_printed_bare()
    {
        (await _cli.FleetAsync("version")).Should().Be(ExitCodes.Success);

        _cli.Out.Should().Be("0.1.0\n");
    }

    [Fact]
    public void Every_exit_code_is_documented()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryRoot.Path, "docs", "cli.md"));

        foreach (var code in typeof(ExitCodes).GetFields().Select(field => (int)field.GetRawConstantValue()!))
        {
            page.Should().Contain($"| {code} |");
        }
    }

    [Fact]
    public async Task Outside_of_a_project_the_way_into_one_is_said()
    {
        using var empty = new TempFolder();

        (await _cli.FleetAsync("preview", "--cwd", empty.Path)).Should().Be(ExitCodes.Failure);

        _cli.Error.Should().Be(
            $"error: There is no Pulumi.yaml in '{empty.Path}' or in a folder above it.\n"
            + "  → Change to the project's folder, or name it with --cwd.\n");
    }

    [Fact]
    public async Task Malformed_yaml_is_located()
    {
        _cli.Write("Pulumi.yaml", "name: shop\nruntime: [\n");

        (await _cli.FleetAsync("stack", "ls")).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().Contain("PROJECT/Pulumi.yaml:");
    }

    public void Dispose() => _cli.Dispose();
}
