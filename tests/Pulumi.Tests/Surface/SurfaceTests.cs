using System.Reflection;
using Fleet.TestKit;
using Xunit;

namespace Pulumi.Tests.Surface;

/// <summary>The reviewed list of what programs may rely on: a line that goes or changes breaks somebody's program.</summary>
public sealed class SurfaceTests
{
    public static IReadOnlyList<string> Names { get; } = ["Pulumi", "Pulumi.Docker", "Pulumi.Command", "Pulumi.Random"];

    public static TheoryData<string> Packages => [.. Names];

    [Theory]
    [MemberData(nameof(Packages))]
    public void The_public_surface_is_the_reviewed_one(string package) =>
        Snapshot.Matches(PublicSurface.Of(Assembly.Load(package)), package + ".txt");
}
