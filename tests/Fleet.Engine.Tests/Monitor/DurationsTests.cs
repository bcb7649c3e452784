using Fleet.Engine.Monitor;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Monitor;

public sealed class DurationsTests
{
    [Theory]
    [InlineData("5m", 300)]
    [InlineData("1h30m", 5400)]
    [InlineData("300000000000ns", 300)]
    [InlineData("1.5s", 1.5)]
    [InlineData("250ms", 0.25)]
    [InlineData("1m0.5s", 60.5)]
    public void Durations_are_read_as_go_writes_them(string text, double seconds) =>
        Durations.Parse(text).Should().Be(TimeSpan.FromSeconds(seconds));

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("0s")]
    public void None_is_no_limit(string text) => Durations.Parse(text).Should().BeNull();

    [Theory]
    [InlineData("5")]
    [InlineData("m")]
    [InlineData("5 minutes")]
    [InlineData("999999999999999h")]
    public void Anything_else_is_refused(string text) =>
        new Action(() => Durations.Parse(text)).Should().Throw<FormatException>();
}
