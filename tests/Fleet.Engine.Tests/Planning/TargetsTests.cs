using Fleet.Engine.Planning;
using Fleet.Protocol;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Planning;

public sealed class TargetsTests
{
    private static readonly Urn Web = Urn.Parse("urn:pulumi:dev::proj::docker:index/container:Container::atlas/web");

    [Theory]
    [InlineData("urn:pulumi:dev::proj::docker:index/container:Container::atlas/web", true)]
    [InlineData("**::atlas/*", true)]
    [InlineData("**web", true)]
    [InlineData("urn:pulumi:*::proj::docker:*:Container::*", true)]
    [InlineData("*web", false)]
    [InlineData("**::atlas", false)]
    [InlineData("urn:pulumi:dev::proj::docker:index.container:Container::atlas/web", false)]
    public void One_star_stays_between_colons_and_two_do_not(string pattern, bool expected) =>
        new Targets([pattern]).Contains(Web).Should().Be(expected);
}
