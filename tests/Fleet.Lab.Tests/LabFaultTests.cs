using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

public sealed class LabFaultTests
{
    [Theory]
    [InlineData("network")]
    [InlineData("delay=200")]
    [InlineData("loss=10")]
    [InlineData("rate=512")]
    [InlineData("engine")]
    [InlineData("engine-kill")]
    [InlineData("ssh")]
    [InlineData("disk")]
    [InlineData("power")]
    public void A_fault_reads_back_as_it_prints(string text)
    {
        LabFault.Parse(text).ToString().Should().Be(text);
    }

    [Theory]
    [InlineData("fire")]
    [InlineData("loss")]
    [InlineData("loss=101")]
    [InlineData("network=1")]
    [InlineData("engine=x")]
    public void Anything_else_is_refused_with_what_can_be_said(string text)
    {
        var parse = () => LabFault.Parse(text);

        parse.Should().Throw<LabException>().WithMessage(
            $"Fault '{text}' is not known. Say network, delay=MILLISECONDS, loss=PERCENT, rate=KILOBITS, engine, engine-kill, ssh, "
            + "disk or power.");
    }
}
