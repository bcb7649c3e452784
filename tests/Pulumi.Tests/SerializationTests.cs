using System.Collections.Immutable;
using System.Text.Json;
using FluentAssertions;
using Fleet.Protocol.Values;
using Pulumi.Command.Local;
using Pulumi.Serialization;
using Pulumi.Tests.Fakes;
using Xunit;

namespace Pulumi.Tests;

public sealed class SerializationTests
{
    [Fact]
    public async Task Plain_values_keep_their_kind()
    {
        (await WireAsync(null)).Should().Be(PropertyValue.Null.Instance);
        (await WireAsync(true)).Should().Be((PropertyValue)true);
        (await WireAsync(3)).Should().Be((PropertyValue)3);
        (await WireAsync(1.5)).Should().Be((PropertyValue)1.5);
        (await WireAsync("x")).Should().Be((PropertyValue)"x");
        (await WireAsync(DayOfWeek.Tuesday)).Should().Be((PropertyValue)2);
        (await WireAsync(Logging.StdoutAndStderr)).Should().Be((PropertyValue)"stdoutAndStderr");
        (await WireAsync(Union<int, string>.FromT1("x"))).Should().Be((PropertyValue)"x");
        (await WireAsync(default(ImmutableArray<string>))).Should().Be(PropertyValue.Of());
        (await WireAsync(JsonDocument.Parse("""{"a":[1,null,"x"]}""").RootElement)).Should().Be((PropertyValue)PropertyMap.Of(
            ("a", PropertyValue.Of(1, PropertyValue.Null.Instance, "x"))));
    }

    [Fact]
    public async Task Nulls_are_left_out_of_objects_and_kept_in_lists()
    {
        var value = new Dictionary<string, object?> { ["a"] = null, ["b"] = new List<object?> { null, 1 } };

        (await WireAsync(value)).Should()
            .Be((PropertyValue)PropertyMap.Of(("b", PropertyValue.Of(PropertyValue.Null.Instance, 1))));
    }

    [Theory]
    [MemberData(nameof(Unsupported))]
    public async Task What_has_no_form_on_the_wire_is_refused_with_its_place(object value, string message)
    {
        var act = () => WireAsync(new Dictionary<string, object?> { ["deep"] = new[] { value } });

        (await act.Should()
            .ThrowAsync<InvalidOperationException>()).Which.Message.Should().Be($"{message}\n\troot.deep[0]");
    }

    public static TheoryData<object, string> Unsupported() => new()
    {
        { 1L, "System.Int64 is not a supported argument type." },
        { 1.5m, "System.Decimal is not a supported argument type." },
        { default(DateTime), "System.DateTime is not a supported argument type." },
        { Task.FromResult(1), "A Task cannot be an input; wrap it in an Output." },
        { new Dictionary<int, int> { [1] = 1 }, "A dictionary's keys must be strings, not System.Int32." },
    };

    [Fact]
    public async Task An_unknown_secret_is_sent_as_unknown()
    {
        var value = new Output<string>(new OutputData<string>([], "", false, true));

        (await WireAsync(value)).Should().Be(PropertyValue.Unknown.Instance);
    }

    [Fact]
    public async Task Assets_and_archives_are_sent_as_given()
    {
        (await WireAsync(new FileAsset("a.txt"))).Should().Be(new PropertyValue.Asset { Path = "a.txt" });
        (await WireAsync(new StringAsset("text"))).Should().Be(new PropertyValue.Asset { Content = "text" });
        (await WireAsync(new RemoteAsset("https://x.invalid"))).Should()
            .Be(new PropertyValue.Asset { Uri = "https://x.invalid" });
        (await WireAsync(new FileArchive("folder"))).Should().Be(new PropertyValue.Archive { Path = "folder" });
        (await WireAsync(new AssetArchive(new Dictionary<string, AssetOrArchive> { ["a"] = new StringAsset("x") })))
            .Should()
                .Be(new PropertyValue.Archive { Assets = PropertyMap.Of(("a", new PropertyValue.Asset { Content = "x" })) });
    }

    [Fact]
    public async Task Json_text_is_compact_and_as_secret_as_its_parts()
    {
        var text = Serializer.ToJsonText("x", new InputList<string> { "-o", Output.CreateSecret("K=\"ü\"") })!;

        var data = await text.DataTask;

        data.Value.Should().Be("""["-o","K=\"ü\""]""");
        data.IsSecret.Should().BeTrue();
    }

    [Fact]
    public void Returned_values_become_the_declared_types()
    {
        Read<int>(3.0).Should().Be(3);
        Read<int?>(PropertyValue.Null.Instance).Should().BeNull();
        Read<int>(PropertyValue.Null.Instance).Should().Be(0);
        Read<DayOfWeek>(2).Should().Be(DayOfWeek.Tuesday);
        Read<Logging>("none").Should().Be(Logging.None);
        Read<Union<int, string>>("x").AsT1.Should().Be("x");
        Read<ImmutableArray<int>>(PropertyValue.Of(1, 2)).Should().Equal(1, 2);
        Read<ImmutableDictionary<string, bool>>(PropertyMap.Of(("a", true))).Should().Contain("a", true);
        Read<JsonElement>(PropertyMap.Of(("a", PropertyValue.Of(1)))).GetRawText().Should().Be("""{"a":[1]}""");
        Read<AssetOrArchive>(new PropertyValue.Asset { Path = "p" }).Should().BeOfType<FileAsset>();
        Read<object>(PropertyMap.Of(("a", 1), ("__internal", 2))).Should()
            .BeEquivalentTo(new Dictionary<string, object> { ["a"] = 1.0 });
    }

    [Theory]
    [InlineData("Expected Double but got String deserializing value.")]
    public void What_does_not_fit_is_a_warning_and_the_default(string warning)
    {
        var warnings = new List<string>();

        var data = new Converter(warnings.Add).Read<int>("value", "abc");

        data.Value.Should().Be(0);
        data.IsKnown.Should().BeTrue();
        warnings.Should().Equal(warning);
    }

    [Fact]
    public void Secrets_and_unknowns_anywhere_mark_the_whole_output()
    {
        var converter = new Converter(_ => { });

        var secret = converter.Read<ImmutableArray<string>>("x", PropertyValue.Of("a", new PropertyValue.Secret("b")));
        var unknown = converter.Read<ImmutableArray<string>>("x", PropertyValue.Of("a", PropertyValue.Unknown.Instance));

        secret.IsSecret.Should().BeTrue();
        secret.Value.Should().Equal("a", "b");
        unknown.IsKnown.Should().BeFalse();
    }

    [Fact]
    public void Other_collections_are_refused_as_output_types()
    {
        var act = () => Read<List<string>>(PropertyValue.Of("a"));

        act.Should().Throw<InvalidOperationException>().WithMessage("Unexpected generic target type*");
    }

    [Fact]
    public async Task Sixty_levels_of_nesting_survive_both_ways()
    {
        PropertyValue deep = "bottom";
        for (var level = 0; level < 60; level++)
        {
            deep = PropertyValue.Of(PropertyMap.Of(("in", deep)));
        }

        await using var engine = await FakeEngine.StartAsync();
        object? plain = new PlainReader().Read(deep);
        object? returned = null;

        var exitCode = await engine.RunAsync(async () =>
        {
            var made = new Anything("a", plain!);
            returned = (await made.Value.DataTask).Value;
            return new Dictionary<string, object?>();
        });

        exitCode.Should().Be(0);
        returned.Should().BeEquivalentTo(plain, options => options.AllowingInfiniteRecursion());
    }

    private static async Task<PropertyValue> WireAsync(object? value) =>
        await new Serializer(true).SerializeAsync("root", value);

    private static T Read<T>(PropertyValue value)
    {
        var warnings = new List<string>();
        var data = new Converter(warnings.Add).Read<T>("value", value);
        warnings.Should().BeEmpty();
        return data.Value;
    }

    private sealed class Anything(string name, object value)
        : CustomResource("test:index:Anything", name, new AnythingArgs { Value = value })
    {
        [Output("value")]
        public Output<object> Value { get; private set; } = null!;
    }

    private sealed class AnythingArgs : ResourceArgs
    {
        [Input("value")]
        public Input<object>? Value { get; set; }
    }
}
