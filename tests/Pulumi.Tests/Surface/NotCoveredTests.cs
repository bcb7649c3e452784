using System.Reflection;
using FluentAssertions;
using Fleet.TestKit;
using Xunit;

namespace Pulumi.Tests.Surface;

/// <summary>What the official packages have and ours do not is listed with the reason; what is listed is not there.</summary>
public sealed class NotCoveredTests
{
    private static readonly string List = Path.Combine(RepositoryRoot.Path, "tests/Pulumi.Tests/Surface/NotCovered.txt");

    [Fact]
    public void What_is_listed_as_not_covered_is_not_there()
    {
        var there = SurfaceTests.Names.SelectMany(package => Names(Assembly.Load(package))).ToHashSet();

        Entries().Where(entry => there.Contains(entry.Name)).Should().BeEmpty();
    }

    [Fact]
    public void Every_entry_has_a_reason() =>
        Entries().Where(entry => entry.Reason.Length < 10).Should().BeEmpty();

    private static IEnumerable<(string Name, string Reason)> Entries() => File.ReadAllLines(List)
        .Where(line => line.Length > 0 && line[0] != '#')
        .Select(line => line.Split(" | "))
        .Select(parts => (parts[0].Trim(), parts.ElementAtOrDefault(1) ?? ""));

    private static IEnumerable<string> Names(Assembly assembly) =>
        from type in PublicSurface.Types(assembly)
        from name in new[] { "" }.Concat(PublicSurface.Members(type).Select(member => "." + member.Name))
        select type.FullName!.Replace('+', '.') + name;
}
