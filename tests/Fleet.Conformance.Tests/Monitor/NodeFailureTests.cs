using Fleet.Engine;
using Fleet.Protocol.Values;
using Fleet.TestKit;
using FluentAssertions;
using Xunit;

namespace Fleet.Conformance.Tests.Monitor;

/// <summary>However a program of the official Node.js SDK ends, the run says what the program said, and the state is valid.</summary>
public sealed class NodeFailureTests : IDisposable
{
    private readonly NodeProgram _program = new("monitor-failures");

    public void Dispose() => _program.Dispose();

    [NodeTheory]
    [InlineData("throws", "*failed with an unhandled exception:*Error: the disk is full*index.js*")]
    [InlineData("killed", "The program of project 'proj' was ended by signal 9 (killed, perhaps for lack of memory).")]
    public async Task A_program_that_fails_ends_the_run_with_its_own_message(string how, string message)
    {
        _program.Config["how"] = how;

        var result = await _program.RunAsync(Operation.Up).WaitAsync(TimeSpan.FromMinutes(1));

        result.Outcome.Should().Be(OperationOutcome.Failed);
        result.Errors.Should().ContainSingle().Which.Summary.Should().Match(message);
        await CheckRecordedAsync();
    }

    [NodeFact]
    public async Task A_program_that_hangs_ends_when_the_run_is_cancelled()
    {
        _program.Config["how"] = "hangs";
        using var cancellation = new CancellationTokenSource();
        _program.Log.Printed += line =>
        {
            if (line == "hanging")
            {
                cancellation.Cancel();
            }
        };

        var result = await _program.RunAsync(Operation.Up, cancellation.Token).WaitAsync(TimeSpan.FromMinutes(1));

        result.Outcome.Should().Be(OperationOutcome.Canceled);
        await CheckRecordedAsync();
    }

    [NodeFact]
    public async Task A_program_can_catch_what_a_function_says()
    {
        _program.Config["how"] = "badInvoke";

        var result = await _program.RunAsync(Operation.Up).WaitAsync(TimeSpan.FromMinutes(1));

        result.Errors.Should().BeEmpty();
        result.Outputs.Find("made").Should().Be((PropertyValue)
            "caught: The call of 'test:index:nothing' has failed: its package has no such function.");
    }

    private async Task CheckRecordedAsync()
    {
        _program.Cloud.Objects.Should().HaveCount(1);
        var state = await _program.StateAsync();
        state.PendingOperations.Should().BeEmpty();
        state.Resources.Select(resource => resource.Urn.Name).Should().Equal("proj-dev", "default", "first");
    }
}
