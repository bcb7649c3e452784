using Fleet.Cli.Tests.Fakes;
using Fleet.Engine;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Commands;

public sealed class RunCommandTests : IDisposable
{
    private readonly CliRun _cli = new();

    [Fact]
    public async Task A_preview_prints_the_plan_on_stdout()
    {
        await SelectAsync();
        _cli.Deployer.Scripts[Operation.Preview] = Scripts.Change(isPreview: true);

        (await _cli.FleetAsync("preview")).Should().Be(ExitCodes.Success);

        _cli.Out.Should().Contain("Plan: 1 to create, 1 to update, 1 to replace, 1 to delete");
        _cli.Error.Should().Be("Previewing 'prod'…\n");
        _cli.Deployer.Calls.Should().ContainSingle().Which.Options.Drift.Should().BeFalse();
        _cli.Deployer.IsClosed.Should().BeTrue();
    }

    [Fact]
    public async Task A_preview_that_finds_changes_where_none_are_expected_exits_7()
    {
        await SelectAsync();
        _cli.Deployer.Scripts[Operation.Preview] = Scripts.Change(isPreview: true);

        (await _cli.FleetAsync("preview", "--expect-no-changes")).Should().Be(ExitCodes.UnexpectedChanges);
    }

    [Fact]
    public async Task An_update_without_a_terminal_needs_yes_and_says_so()
    {
        await SelectAsync();

        (await _cli.FleetAsync("up")).Should().Be(ExitCodes.Configuration);

        _cli.Error.Should().Be(
            "error: Nobody can be asked for confirmation here: this is not a terminal, or --json or --non-interactive was given. Nothing was changed.\n"
            + "  → Look at 'fleet preview' first, then give --yes.\n");
        _cli.Deployer.Calls.Should().BeEmpty();
    }

    [Fact]
    public async Task An_update_shows_the_plan_asks_and_goes_on()
    {
        await SelectAsync();
        _cli.IsInteractive = true;
        _cli.Input = "what\ndetails\nyes\n";
        _cli.Deployer.Scripts[Operation.Preview] = Scripts.Change(isPreview: true);
        _cli.Deployer.Scripts[Operation.Up] = Scripts.Change(isPreview: false);

        (await _cli.FleetAsync("up")).Should().Be(ExitCodes.Success);

        _cli.Deployer.Calls.Select(call => call.Operation).Should().Equal(Operation.Preview, Operation.Up);
        Snapshot.Matches($"{_cli.Out}----\n{_cli.Error}", "up.txt");
    }

    [Fact]
    public async Task A_no_changes_nothing_and_exits_8()
    {
        await SelectAsync();
        _cli.IsInteractive = true;
        _cli.Input = "no\n";
        _cli.Deployer.Scripts[Operation.Preview] = Scripts.Change(isPreview: true);

        (await _cli.FleetAsync("up")).Should().Be(ExitCodes.Declined);

        _cli.Error.Should().EndWith("Nothing was changed.\n");
        _cli.Deployer.Calls.Should().HaveCount(1);
    }

    [Fact]
    public async Task An_empty_plan_is_carried_out_without_asking_the_hosts_twice()
    {
        await SelectAsync();

        (await _cli.FleetAsync("up", "--yes")).Should().Be(ExitCodes.Success);

        _cli.Deployer.Calls.Select(call => (call.Operation, call.Options.Drift)).Should().Equal((Operation.Preview, true), (Operation.Up, false));
        _cli.Out.Should().Contain("Done in 12.3 s: no changes, 0 unchanged.");
    }

    [Fact]
    public async Task A_failed_resource_exits_4_and_is_repeated_at_the_end()
    {
        await SelectAsync();
        _cli.Deployer.Scripts[Operation.Up] = Scripts.HostDown();

        (await _cli.FleetAsync("up", "--yes", "--skip-preview")).Should().Be(ExitCodes.ResourceFailed);

        Snapshot.Matches($"{_cli.Out}----\n{_cli.Error}", "up-failed.txt");
    }

    [Fact]
    public async Task A_cancelled_run_exits_130_and_says_how_to_go_on()
    {
        await SelectAsync();
        _cli.Deployer.Scripts[Operation.Up] = new RunScript().End(OperationOutcome.Canceled);

        (await _cli.FleetAsync("up", "--yes", "-f")).Should().Be(ExitCodes.Cancelled);

        _cli.Error.Should().Contain("What was begun is recorded. 'fleet up --stack prod' goes on from here.");
    }

    [Fact]
    public async Task A_signal_asks_the_engine_to_end_and_a_second_one_insists()
    {
        await SelectAsync();
        _cli.Deployer.Begun = () =>
        {
            _cli.Interrupts.Signal();
            _cli.Deployer.Calls[^1].Options.Terminate.IsCancellationRequested.Should().BeFalse();
            _cli.Interrupts.Signal();
            _cli.Deployer.Calls[^1].Options.Terminate.IsCancellationRequested.Should().BeTrue();
        };
        _cli.Deployer.Scripts[Operation.Up] = new RunScript().End(OperationOutcome.Canceled);

        (await _cli.FleetAsync("up", "--yes", "-f")).Should().Be(ExitCodes.Cancelled);

        _cli.Error.Should().Contain("Ending: what runs is finished first. Once more ends at once.\nEnding at once.\n");
    }

    [Fact]
    public async Task A_fault_of_fleet_itself_is_called_a_bug_and_its_trace_goes_to_a_file()
    {
        await SelectAsync();
        _cli.Deployer.Begun = () => throw new InvalidOperationException("the moon is full");

        (await _cli.FleetAsync("preview")).Should().Be(ExitCodes.Bug);

        _cli.Error.Should().Contain("Bug: InvalidOperationException: the moon is full").And.NotContain("   at ");
        var log = Directory.GetFiles(Path.Combine(_cli.Folder, ".fleet", "logs"), "crash-*.log").Should().ContainSingle().Subject;
        (await File.ReadAllTextAsync(log)).Should().Contain("   at ");
    }

    [Fact]
    public async Task Json_is_one_event_a_line_and_nothing_else_on_stdout()
    {
        await SelectAsync();
        _cli.Deployer.Scripts[Operation.Destroy] = Scripts.Change(isPreview: false);

        (await _cli.FleetAsync("destroy", "--yes", "--json")).Should().Be(ExitCodes.Success);

        var lines = _cli.Out.TrimEnd('\n').Split('\n');
        lines.Should().OnlyContain(line => line.StartsWith("{\"sequence\":"));
        lines[^1].Should().Contain("\"cancelEvent\":{}");
        _cli.Deployer.Calls.Should().ContainSingle();
    }

    [Fact]
    public async Task Stack_outputs_are_printed_after_an_update_with_secrets_hidden()
    {
        await SelectAsync();
        _cli.Deployer.Scripts[Operation.Up] = new RunScript().End(
            outputs: PropertyMap.Of(("url", "https://shop.test"), ("token", new PropertyValue.Secret("hunter2"))));

        (await _cli.FleetAsync("up", "--yes", "-f")).Should().Be(ExitCodes.Success);

        _cli.Out.Should().Be("Outputs\n  token  [secret]\n  url    \"https://shop.test\"\nDone in 12.3 s: no changes, 0 unchanged.\n");
    }

    [Fact]
    public async Task Options_reach_the_engine_with_Pulumis_meaning()
    {
        await SelectAsync();

        await _cli.FleetAsync(
            "up", "-y", "-f", "-r", "-t", "urn:a", "--target", "urn:b", "--target-dependents", "--exclude", "urn:c",
            "--replace", "urn:d", "-p", "3", "-m", "why", "--continue-on-error=false", "--drift=false", "--expect-no-changes",
            "--exclude-dependents", "--target-replace", "urn:e", "--plan", "plan.json");

        var options = _cli.Deployer.Calls.Should().ContainSingle().Subject.Options;
        options.Refresh.Should().BeTrue();
        options.Targets.Should().Equal("urn:a", "urn:b", "urn:e");
        options.TargetDependents.Should().BeTrue();
        options.Exclude.Should().Equal("urn:c");
        options.ExcludeDependents.Should().BeTrue();
        options.PlanFile.Should().Be(Path.Combine(_cli.Folder, "plan.json"));
        options.Replace.Should().Equal("urn:d", "urn:e");
        options.Parallel.Should().Be(3);
        options.Message.Should().Be("why");
        options.ContinueOnError.Should().BeFalse();
        options.Drift.Should().BeFalse();
        options.ExpectNoChanges.Should().BeTrue();
    }

    [Fact]
    public async Task A_config_option_is_written_to_the_stacks_file()
    {
        await SelectAsync();

        (await _cli.FleetAsync("preview", "-c", "replicas=3")).Should().Be(ExitCodes.Success);

        _cli.Read("Pulumi.prod.yaml").Should().Be("config:\n  shop:replicas: \"3\"\n");
    }

    [Fact]
    public async Task An_unknown_stack_lists_the_known_ones()
    {
        await SelectAsync();

        (await _cli.FleetAsync("up", "--stack", "prd", "--yes")).Should().Be(ExitCodes.StackNotFound);

        _cli.Error.Should().Be(
            "error: There is no stack 'prd' in file://PROJECT/.fleet/state. Known stacks: 'prod'.\n"
            + "  → Did you mean 'prod'? Otherwise make it with 'fleet stack init prd'.\n");
    }

    [Fact]
    public async Task Without_a_selected_stack_the_way_to_select_one_is_said()
    {
        (await _cli.FleetAsync("preview")).Should().Be(ExitCodes.StackNotFound);

        _cli.Error.Should().Be(
            "error: No stack is selected. There are no stacks yet.\n  → Make one with 'fleet stack init NAME'.\n");
    }

    public void Dispose() => _cli.Dispose();

    private async Task SelectAsync() => (await _cli.FleetAsync("stack", "init", "prod")).Should().Be(ExitCodes.Success);
}
