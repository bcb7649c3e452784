using Fleet.Remote.Processes;
using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests;

public class RunMarkTests
{
    private static RunMark Own => RunMark.Current();

    [Fact]
    public void A_mark_is_read_as_it_was_written()
    {
        RunMark.Parse(Own.ToString()).Should().Be(Own);
        RunMark.Parse("12-ab").Should().BeNull();
        RunMark.Parse("x-ab-cd").Should().BeNull();
    }

    [Fact]
    public void A_process_that_runs_has_not_ended_and_one_of_the_same_number_that_started_before_it_has()
    {
        Own.HasEnded().Should().BeFalse();
        (Own with { Start = "1" }).HasEnded().Should().Be(OperatingSystem.IsLinux());
        (Own with { ProcessId = int.MaxValue }).HasEnded().Should().Be(OperatingSystem.IsLinux());
    }

    [Fact]
    public void Of_a_process_of_another_space_nobody_here_can_tell() =>
        (Own with { Space = "1", ProcessId = int.MaxValue }).HasEnded().Should().BeFalse();
}
