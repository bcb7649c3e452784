using Fleet.Engine.Planning;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Engine.Tests.Planning;

public sealed class InputDiffTests
{
    [Fact]
    public void Every_change_has_its_path()
    {
        var old = PropertyMap.Of(
            ("same", 1), ("gone", 1), ("list", PropertyValue.Of("a", "b")), ("map", PropertyMap.Of(("x.y", 1), ("z", 1))),
            ("secret", new PropertyValue.Secret("s")));
        var wanted = PropertyMap.Of(
            ("same", 1), ("new", 1), ("list", PropertyValue.Of("a", "c", "d")), ("map", PropertyMap.Of(("x.y", 2), ("z", 1))),
            ("secret", "s"));

        InputDiff.Compare(old, wanted).Select(change => $"{change.Value.Kind} {change.Key}").Should().Equal(
            "Delete gone", "Update list[1]", "Add list[2]", "Update map[\"x.y\"]", "Add new");
    }
}
