using Fleet.Protocol.Values;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Fleet.Protocol.Tests.Values;

public sealed class PropertyPathTests
{
    private static readonly PropertyValue Tree = PropertyMap.Of(
        ("a", PropertyMap.Of(("b", 1), ("k.x", "dots"))),
        ("list", PropertyValue.Of(PropertyMap.Of(("p", 1)), PropertyMap.Of(("p", 2)))),
        ("hidden", new PropertyValue.Secret(PropertyMap.Of(("inner", "s")))));

    [Theory]
    [InlineData("a", "a")]
    [InlineData("a.b", "a.b")]
    [InlineData("a[0]", "a[0]")]
    [InlineData("a[0].b[12]", "a[0].b[12]")]
    [InlineData("a[\"b\"]", "a.b")]
    [InlineData("a.[\"b\"]", "a.b")]
    [InlineData("a[\"k.x\"]", "a[\"k.x\"]")]
    [InlineData("[\"k.x\"].b", "[\"k.x\"].b")]
    [InlineData("a[\"say \\\"hi\\\"\"]", "a[\"say \\\"hi\\\"\"]")]
    [InlineData("a[\"\"]", "a[\"\"]")]
    [InlineData("a[*].b", "a[*].b")]
    [InlineData("a.*", "a[*]")]
    [InlineData("*", "[*]")]
    [InlineData("a[\"*\"]", "a[\"*\"]")]
    [InlineData("a.0", "a.0")]
    [InlineData("", "")]
    public void A_path_is_read_and_written(string text, string printed) =>
        PropertyPath.Parse(text).ToString().Should().Be(printed);

    [Fact]
    public void A_path_that_is_written_reads_as_itself()
    {
        var segments = Gen.OneOf(
            Gen.Elements("a", "k.x", "with space", "a[0]", "say \"hi\"", "*", "", "ü", "]")
                .Select(PropertyPathSegment (name) => new PropertyPathSegment.Key(name)),
            Gen.Choose(0, 99).Select(PropertyPathSegment (index) => new PropertyPathSegment.Index(index)),
            Gen.Constant<PropertyPathSegment>(PropertyPathSegment.Wildcard.Instance));
        var paths = Gen.ListOf(segments).Select(list => new PropertyPath([.. list]));

        Prop.ForAll(paths.ToArbitrary(), path => PropertyPath.Parse(path.ToString()).Equals(path))
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(".a", "'.a' is not a property path: it starts with a dot. Write it like 'a.b[0][\"key.with.dots\"]'.")]
    [InlineData("a..b", "'a..b' is not a property path: it has an empty name. *")]
    [InlineData("a.", "'a.' is not a property path: it has an empty name. *")]
    [InlineData("a[", "'a[[]' is not a property path: it has an open bracket. *")]
    [InlineData("a[x]", "*has 'x' in brackets, which is neither a number, '[*]' nor a name in quotes. *")]
    [InlineData("a[-1]", "*has '-1' in brackets*")]
    [InlineData("a[\"x]", "*has an open quote. *")]
    [InlineData("a[\"x\"", "*lacks a ']'. *")]
    [InlineData("a[0]b", "*has no dot between a bracket and a name. *")]
    public void What_is_no_path_is_an_error_that_says_why(string text, string message)
    {
        PropertyPath.TryParse(text, out _).Should().BeFalse();
        var parse = () => PropertyPath.Parse(text);

        parse.Should().Throw<FormatException>().WithMessage(message.Replace("[[]", "[").Replace("'[*]'", "'*'"));
    }

    [Theory]
    [InlineData("a", "a.b", true)]
    [InlineData("a.b", "a", false)]
    [InlineData("a[*].c", "a[3].c.d", true)]
    [InlineData("a.*", "a[\"k.x\"]", true)]
    [InlineData("", "anything", true)]
    [InlineData("a[1]", "a[2]", false)]
    public void A_path_contains_what_lies_below(string path, string other, bool contains) =>
        PropertyPath.Parse(path).Contains(PropertyPath.Parse(other)).Should().Be(contains);

    [Fact]
    public void Get_walks_objects_and_lists()
    {
        Get("a.b").Should().Be((PropertyValue)1);
        Get("a[\"k.x\"]").Should().Be((PropertyValue)"dots");
        Get("list[1].p").Should().Be((PropertyValue)2);
        Get("").Should().Be(Tree);
        Get("a.x").Should().BeNull();
        Get("list[2]").Should().BeNull();
        Get("a[0]").Should().BeNull();
        Get("list[*].p").Should().BeNull();
    }

    [Fact]
    public void What_comes_out_of_a_secret_is_secret() => Get("hidden.inner").Should().Be(new PropertyValue.Secret("s"));

    [Fact]
    public void Find_returns_every_place_a_wildcard_stands_for() =>
        PropertyPath.Parse("list[*].p").Find(Tree).Select(found => $"{found.Path}={found.Value.AsNumber()}")
            .Should().Equal("list[0].p=1", "list[1].p=2");

    [Theory]
    [InlineData("a.b", "{a:{b:9,k:2}}")]
    [InlineData("a.c.d", "{a:{b:1,c:{d:9},k:2}}")]
    [InlineData("l[0]", "{a:{b:1,k:2},l:[9]}")]
    [InlineData("l[0].x[0]", "{a:{b:1,k:2},l:[{x:[9]}]}")]
    public void Set_makes_what_lies_on_the_way(string path, string wanted)
    {
        PropertyValue root = PropertyMap.Of(("a", PropertyMap.Of(("b", 1), ("k", 2))));

        PropertyPath.Parse(path).TrySet(root, 9, out var result).Should().BeTrue();

        Show(result).Should().Be(wanted);
    }

    [Theory]
    [InlineData("list[3]")]
    [InlineData("a.b.c")]
    [InlineData("list.x")]
    [InlineData("list[*]")]
    public void Set_fails_where_something_else_is_in_the_way(string path)
    {
        PropertyPath.Parse(path).TrySet(Tree, 9, out var result).Should().BeFalse();

        result.Should().Be(Tree);
    }

    [Fact]
    public void Set_inside_a_secret_keeps_it_secret()
    {
        PropertyPath.Parse("hidden.inner").TrySet(Tree, "t", out var result).Should().BeTrue();

        PropertyPath.Parse("hidden").Get(result)
            .Should().Be(new PropertyValue.Secret(PropertyMap.Of(("inner", "t"))));
    }

    [Theory]
    [InlineData("a", "{l:[1,2,3]}")]
    [InlineData("l[0]", "{a:{b:1},l:[2,3]}")]
    [InlineData("l[*]", "{a:{b:1},l:[]}")]
    [InlineData("a.b", "{a:{},l:[1,2,3]}")]
    [InlineData("x.y", "{a:{b:1},l:[1,2,3]}")]
    [InlineData("l[9]", "{a:{b:1},l:[1,2,3]}")]
    public void Delete_takes_away_what_is_there(string path, string wanted)
    {
        PropertyValue root = PropertyMap.Of(("a", PropertyMap.Of(("b", 1))), ("l", PropertyValue.Of(1, 2, 3)));

        Show(PropertyPath.Parse(path).Delete(root)).Should().Be(wanted);
    }

    [Theory]
    [InlineData("a", "{a:1,l:[{p:1},{p:2}],m:{x:1}}", true)] // changed back
    [InlineData("b", "{a:9,b:{c:1},l:[{p:1},{p:2}],m:{x:1}}", true)] // put back
    [InlineData("m.x", "{a:9,l:[{p:1},{p:2}],m:{}}", true)] // taken away
    [InlineData("m", "{a:9,l:[{p:1},{p:2}]}", true)]
    [InlineData("l[0].p", "{a:9,l:[{p:7},{p:2}],m:{x:1}}", true)]
    [InlineData("l[*].p", "{a:9,l:[{p:7},{p:2}],m:{x:1}}", true)] // items that both have
    [InlineData("l[1]", "{a:9,l:[{p:1},{p:2}],m:{x:1}}", false)] // an item cannot go
    [InlineData("b.c", "{a:9,l:[{p:1},{p:2}],m:{x:1}}", false)] // the object on the way is not made
    [InlineData("nowhere.at.all", "{a:9,l:[{p:1},{p:2}],m:{x:1}}", true)]
    [InlineData("*", "{a:1,b:{c:1},l:[{p:7}]}", true)]
    public void Reset_makes_a_place_as_it_was(string path, string wanted, bool isPossible)
    {
        PropertyValue old = PropertyMap.Of(
            ("a", 1), ("b", PropertyMap.Of(("c", 1))), ("l", PropertyValue.Of(PropertyMap.Of(("p", 7)))));
        PropertyValue current = PropertyMap.Of(
            ("a", 9),
            ("l", PropertyValue.Of(PropertyMap.Of(("p", 1)), PropertyMap.Of(("p", 2)))),
            ("m", PropertyMap.Of(("x", 1))));

        PropertyPath.Parse(path).TryReset(old, current, out var result).Should().Be(isPossible);

        Show(result).Should().Be(wanted);
    }

    [Fact]
    public void Reset_from_a_secret_brings_a_secret()
    {
        PropertyValue old = PropertyMap.Of(("o", new PropertyValue.Secret(PropertyMap.Of(("k", "s")))));
        PropertyValue plain = PropertyMap.Of(("o", PropertyMap.Of(("k", "t"))));
        PropertyValue secret = PropertyMap.Of(("o", new PropertyValue.Secret(PropertyMap.Of(("k", "t")))));
        var path = PropertyPath.Parse("o.k");

        path.TryReset(old, plain, out var fromPlain).Should().BeTrue();
        path.TryReset(old, secret, out var fromSecret).Should().BeTrue();

        path.Get(fromPlain).Should().Be(new PropertyValue.Secret("s"));
        fromSecret.Should().Be(old);
    }

    [Fact]
    public void What_is_set_can_be_got() =>
        Prop.ForAll(PropertyValues.Value.ToArbitrary(), Paths().ToArbitrary(), (root, path) =>
            !path.TrySet(root, "marker", out var result) || path.Get(result)!.AsText() == "marker")
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Resetting_twice_is_resetting_once() =>
        Prop.ForAll(PropertyValues.Value.ToArbitrary(), PropertyValues.Value.ToArbitrary(), Paths().ToArbitrary(), (old, root, path) =>
        {
            path.TryReset(old, root, out var once);
            path.TryReset(old, once, out var twice);
            return once.Equals(twice);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    private static Gen<PropertyPath> Paths() =>
        Gen.ListOf(Gen.Elements<PropertyPathSegment>(
            new PropertyPathSegment.Key("a"),
            new PropertyPathSegment.Key("b"),
            new PropertyPathSegment.Index(0),
            new PropertyPathSegment.Index(1))).Select(list => new PropertyPath([.. list.Take(4)]));

    private static PropertyValue? Get(string path) => PropertyPath.Parse(path).Get(Tree);

    private static string Show(PropertyValue value) => value switch
    {
        PropertyValue.Map map => $"{{{string.Join(',', map.Members.Select(member => $"{member.Key}:{Show(member.Value)}"))}}}",
        PropertyValue.List list => $"[{string.Join(',', list.Items.Select(Show))}]",
        PropertyValue.Number number => $"{number.Value}",
        _ => value.ToString(),
    };
}
