using System.Text.Json;
using Fleet.Cli.Tests.Fakes;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

public sealed class StackCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    [Fact]
    public async Task A_new_stack_is_selected_and_listed()
    {
        (await _cli.FleetAsync("stack", "init", "prod")).Should().Be(0);
        _cli.Out.Should().Be("Made stack 'prod' and selected it.\n");
        await _cli.FleetAsync("stack", "init", "homelab", "--no-select");

        (await _cli.FleetAsync("stack", "ls")).Should().Be(0);

        _cli.Out.Split('\n').Select(line => line.Split(' ')[0]).Should().Equal("NAME", "homelab", "prod*", "");
    }

    [Fact]
    public async Task The_list_is_json_on_demand()
    {
        await _cli.FleetAsync("stack", "init", "prod");

        (await _cli.FleetAsync("stack", "ls", "--json")).Should().Be(0);

        var stack = JsonDocument.Parse(_cli.Out).RootElement.EnumerateArray().Should().ContainSingle().Subject;
        stack.GetProperty("name").GetString().Should().Be("prod");
        stack.GetProperty("current").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task A_stack_that_exists_is_not_made_again()
    {
        await _cli.FleetAsync("stack", "init", "prod");

        (await _cli.FleetAsync("stack", "init", "prod")).Should().Be(ExitCodes.Failure);
        _cli.Error.Should().Be("error: There is a stack 'prod' already.\n  → Select it with 'fleet stack select prod'.\n");
    }

    [Fact]
    public async Task Selecting_moves_what_commands_are_about()
    {
        await _cli.FleetAsync("stack", "init", "prod");
        await _cli.FleetAsync("stack", "init", "homelab");

        (await _cli.FleetAsync("stack", "select", "organization/shop/prod")).Should().Be(0);
        _cli.Error.Should().Be("Selected stack 'prod'.\n");
        (await _cli.FleetAsync("stack", "unselect")).Should().Be(0);
        (await _cli.FleetAsync("config")).Should().Be(ExitCodes.StackNotFound);
        _cli.Error.Should().Contain("No stack is selected. Known stacks: 'homelab', 'prod'.");
    }

    [Fact]
    public async Task A_stack_of_another_project_is_refused()
    {
        (await _cli.FleetAsync("stack", "select", "organization/other/prod")).Should().Be(ExitCodes.Configuration);
        _cli.Error.Should().StartWith("error: Stack 'organization/other/prod' is of project 'other', and this is project 'shop'.");
    }

    [Fact]
    public async Task An_exported_state_is_imported_again()
    {
        await _cli.FleetAsync("stack", "init", "prod");
        (await _cli.FleetAsync("stack", "export", "--file", "state.json")).Should().Be(0);
        JsonDocument.Parse(_cli.Read("state.json")).RootElement.GetProperty("version").GetInt32().Should().Be(3);

        (await _cli.FleetAsync("stack", "import", "--file", "state.json")).Should().Be(0);
        (await _cli.FleetAsync("stack", "import", "--file", "none.json")).Should().Be(ExitCodes.Configuration);
    }

    [Fact]
    public async Task A_missing_output_is_an_error()
    {
        await _cli.FleetAsync("stack", "init", "prod");

        (await _cli.FleetAsync("stack", "output", "url")).Should().Be(ExitCodes.Failure);
        _cli.Error.Should().Be("error: Stack 'prod' has no output 'url'.\n  → 'fleet stack output' lists them.\n");
    }

    [Fact]
    public async Task Removing_asks_and_takes_the_configuration_file_along()
    {
        await _cli.FleetAsync("stack", "init", "prod");
        await _cli.FleetAsync("config", "set", "replicas", "3");

        (await _cli.FleetAsync("stack", "rm", "prod")).Should().Be(ExitCodes.Configuration);
        (_cli.IsInteractive, _cli.Input) = (true, "no\n");
        (await _cli.FleetAsync("stack", "rm", "prod")).Should().Be(ExitCodes.Declined);
        (await _cli.FleetAsync("stack", "rm", "prod", "--yes")).Should().Be(0);

        File.Exists(Path.Combine(_cli.Folder, "Pulumi.prod.yaml")).Should().BeFalse();
        (await _cli.FleetAsync("stack", "ls", "--json")).Should().Be(0);
        _cli.Out.Should().Be("[]\n");
    }

    [Fact]
    public async Task Cancelling_where_nobody_runs_says_so()
    {
        await _cli.FleetAsync("stack", "init", "prod");

        (await _cli.FleetAsync("cancel", "--yes")).Should().Be(0);
        _cli.Out.Should().Be("Nobody holds stack 'prod'.\n");
    }

    public void Dispose() => _cli.Dispose();
}
