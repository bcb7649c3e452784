using Fleet.Engine.Monitor;
using Fleet.Engine.Plugins;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Monitor;

public class VersionRangeTests
{
    [Theory]
    [InlineData("3.260.0", "3.260.0", true)]
    [InlineData("=3.260.0", "3.260.1", false)]
    [InlineData(">=3.1.0 <4.0.0", "3.260.0", true)]
    [InlineData(">= 3.1.0 < 3.260.0", "3.260.0", false)]
    [InlineData(">3.260.0", "3.260.0", false)]
    [InlineData("<=3.260.0", "3.260.0", true)]
    [InlineData("!3.260.0", "3.260.0", false)]
    [InlineData("!=3.259.0", "3.260.0", true)]
    [InlineData("<3.0.0 || >3.200.0", "3.260.0", true)]
    [InlineData("<3.0.0 || >4.0.0", "3.260.0", false)]
    [InlineData("3.x", "3.260.0", true)]
    [InlineData("3.260.x", "3.260.9", true)]
    [InlineData("3.259.*", "3.260.0", false)]
    [InlineData(">3.259.x", "3.259.7", false)]
    [InlineData(">3.259.x", "3.260.0", true)]
    [InlineData("<=3.x", "3.999.0", true)]
    [InlineData("<3.x", "3.0.0", false)]
    [InlineData("!3.x", "4.0.0", true)]
    [InlineData("3", "3.4.5", true)]
    [InlineData("x", "0.0.1", true)]
    [InlineData(">=v3.1.0", "3.1.0", true)]
    [InlineData(">=3.1.0-beta.2", "3.1.0-beta.10", true)]
    public void A_version_lies_in_a_range_or_not(string range, string version, bool isIn)
    {
        SemanticVersion.TryParse(version, out var parsed).Should().BeTrue();

        VersionRange.Parse(range).Contains(parsed!).Should().Be(isIn);
    }

    [Theory]
    [InlineData("")]
    [InlineData("newest")]
    [InlineData(">=")]
    [InlineData("~>3.1.0")]
    [InlineData("3.1.0 ||")]
    [InlineData("3.1.0.0")]
    [InlineData("3.a.0")]
    public void What_is_no_range_is_refused(string range) =>
        FluentActions.Invoking(() => VersionRange.Parse(range)).Should().Throw<FormatException>()
            .WithMessage($"'{range}' is not a range of versions such as '>=3.1.0 <4.0.0'.");
}
