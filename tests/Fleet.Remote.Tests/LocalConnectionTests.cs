using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests;

public sealed class LocalConnectionTests
{
    private readonly LocalConnection _local = new(TimeProvider.System);

    [Fact]
    public async Task A_command_that_takes_too_long_is_ended_with_all_that_it_started()
    {
        var command = RemoteCommand.Shell("sleep 31.25 & sleep 31.25") with { Timeout = TimeSpan.FromMilliseconds(300) };

        var run = () => _local.RunAsync(command, default);

        (await run.Should().ThrowAsync<RemoteException>()).Which.Message.Should().Be(
            "Command 'sleep 31.25 & sleep 31.25' on this machine did not end within 0.3 s.");
        var left = await _local.RunAsync(RemoteCommand.Shell("grep -lsa 'sleep.31\\.25' /proc/[0-9]*/cmdline | grep -v $$"), default);
        left.Output.Should().BeEmpty();
    }

    [Fact]
    public async Task A_command_that_does_not_read_its_input_ends_all_the_same()
    {
        var command = RemoteCommand.Of("true") with { Stdin = new MemoryStream(new byte[1_000_000]) };

        (await _local.RunAsync(command, default)).IsSuccess.Should().BeTrue();
    }
}
