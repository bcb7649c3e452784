using Fleet.Engine.Plugins;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Plugins;

public sealed class SemanticVersionTests
{
    [Fact]
    public void Versions_are_ordered_with_prereleases_before_their_release()
    {
        string[] ordered =
            ["0.9.0", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0", "1.0.1", "1.10.0"];

        var sorted = ordered.Reverse().Select(Parse).Order().Select(version => version.ToString());

        sorted.Should().Equal(ordered);
    }

    [Theory]
    [InlineData("v1.2.3+build.7", "1.2.3")]
    [InlineData("1.2.3-rc.1+build", "1.2.3-rc.1")]
    public void A_leading_letter_and_the_build_do_not_count(string text, string version) =>
        Parse(text).ToString().Should().Be(version);

    [Theory]
    [InlineData("")]
    [InlineData("1.2")]
    [InlineData("1.2.x")]
    [InlineData("latest")]
    public void What_is_no_version_is_refused(string text) => SemanticVersion.TryParse(text, out _).Should().BeFalse();

    private static SemanticVersion Parse(string text) =>
        SemanticVersion.TryParse(text, out var version) ? version : throw new FormatException(text);
}
