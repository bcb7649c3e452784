using System.Collections.Immutable;
using System.Text.Json;
using FluentAssertions;
using Xunit;

namespace Pulumi.Tests;

public sealed class InputTests
{
    [Fact]
    public async Task Inputs_take_values_and_outputs()
    {
        Input<string> plain = "a";
        Input<string> output = Output.CreateSecret("b");
        Output<string> back = output;
        Input<string>? none = null;

        (await plain.ToOutput().DataTask).Value.Should().Be("a");
        (await back.DataTask).IsSecret.Should().BeTrue();
        (await none.ToOutput().DataTask).Value.Should().BeNull();
        (await plain.Apply(text => text + "!").DataTask).Value.Should().Be("a!");
    }

    [Fact]
    public async Task Lists_take_every_form()
    {
        Output<string> late = Output.Create("x");
        Input<string> input = "x";
        string[] expected = ["x"];

        (await Items("x")).Should().Equal(expected);
        (await Items(late)).Should().Equal(expected);
        (await Items(input)).Should().Equal(expected);
        (await Items(new[] { "x" })).Should().Equal(expected);
        (await Items(new[] { late })).Should().Equal(expected);
        (await Items(new[] { input })).Should().Equal(expected);
        (await Items(new List<string> { "x" })).Should().Equal(expected);
        (await Items(new List<Output<string>> { late })).Should().Equal(expected);
        (await Items(new List<Input<string>> { input })).Should().Equal(expected);
        (await Items(ImmutableArray.Create("x"))).Should().Equal(expected);
        (await Items(ImmutableArray.Create(late))).Should().Equal(expected);
        (await Items(ImmutableArray.Create(input))).Should().Equal(expected);
        (await Items(Output.Create(new[] { "x" }))).Should().Equal(expected);
        (await Items(Output.Create(new List<string> { "x" }))).Should().Equal(expected);
        (await Items(Output.Create<IEnumerable<string>>(expected))).Should().Equal(expected);
        (await Items(Output.Create(ImmutableArray.Create("x")))).Should().Equal(expected);

        static async Task<ImmutableArray<string>> Items(InputList<string> list) =>
            (await list.ToOutput().DataTask).Value;
    }

    [Fact]
    public async Task A_collection_initialiser_adds_to_a_list()
    {
        InputList<string> list = new[] { "a" };
        list.Add("b", Output.Create("c"));
        list.AddRange(new[] { "d" });
        list.Add(new InputList<string> { "e" });

        var joined = list.Concat(new[] { "f" });

        (await joined.ToOutput().DataTask).Value.Should().Equal("a", "b", "c", "d", "e", "f");
        (await list.ToOutput().DataTask).Value.Should().HaveCount(5);
    }

    [Fact]
    public async Task A_list_can_be_enumerated_asynchronously_only()
    {
        InputList<string> list = new[] { "a", "b" };
        var items = new List<string>();
        await foreach (var item in list)
        {
            items.Add((await item.ToOutput().DataTask).Value);
        }

        items.Should().Equal("a", "b");
        list.Invoking(it => ((System.Collections.IEnumerable)it).GetEnumerator()).Should()
            .Throw<NotSupportedException>();
    }

    [Fact]
    public async Task A_default_array_stays_a_missing_list()
    {
        InputList<string> list = default(ImmutableArray<string>);

        (await list.ToOutput().DataTask).Value.IsDefault.Should().BeTrue();
    }

    [Fact]
    public async Task Maps_take_every_form()
    {
        var expected = new Dictionary<string, int> { ["a"] = 1 };

        (await Members(new Dictionary<string, int>(expected))).Should().Equal(expected);
        (await Members(expected.ToImmutableDictionary())).Should().Equal(expected);
        (await Members(Output.Create(expected))).Should().Equal(expected);
        (await Members(Output.Create<IDictionary<string, int>>(expected))).Should().Equal(expected);
        (await Members(Output.Create(expected.ToImmutableDictionary()))).Should().Equal(expected);
        (await Members(new InputMap<int> { { "a", 1 } })).Should().Equal(expected);
        (await Members(new InputMap<int> { ["a"] = Output.Create(1) })).Should().Equal(expected);

        static async Task<ImmutableDictionary<string, int>> Members(InputMap<int> map) =>
            (await map.ToOutput().DataTask).Value;
    }

    [Fact]
    public async Task Merging_maps_lets_the_second_win()
    {
        var merged = InputMap<int>.Merge(
            new InputMap<int> { ["a"] = 1, ["b"] = 2 }, new InputMap<int> { ["b"] = 3, ["c"] = 4 });

        (await merged.ToOutput().DataTask).Value.Should()
            .BeEquivalentTo(new Dictionary<string, int> { ["a"] = 1, ["b"] = 3, ["c"] = 4 });
    }

    [Fact]
    public async Task Adding_a_name_twice_fails_when_the_map_is_used()
    {
        var map = new InputMap<int> { { "a", 1 }, { "a", 2 } };

        await map.ToOutput().Invoking(output => output.DataTask).Should().ThrowAsync<ArgumentException>();
    }

    [Fact]
    public async Task Unions_take_either_kind()
    {
        InputUnion<int, string> first = 1;
        InputUnion<int, string> second = Output.Create("x");
        InputUnion<int, string> third = (Input<string>)"y";
        var list = new InputList<Union<int, string>>();
        list.Add((Input<int>)1);
        list.Add((Input<string>)"x");

        (await first.ToOutput().DataTask).Value.Should().Be(Union<int, string>.FromT0(1));
        (await second.ToOutput().DataTask).Value.AsT1.Should().Be("x");
        (await third.ToOutput().DataTask).Value.Match(_ => "", text => text).Should().Be("y");
        (await list.ToOutput().DataTask).Value.Select(item => item.Value).Should().Equal(1, "x");
    }

    [Fact]
    public void A_union_knows_its_kind()
    {
        Union<int, string> union = "x";

        union.TryPickT1(out var text, out _).Should().BeTrue();
        text.Should().Be("x");
        union.Invoking(it => it.AsT0).Should().Throw<InvalidOperationException>()
            .WithMessage("The union holds a String, not a Int32.");
        union.MapT1(value => value.Length).Value.Should().Be(1);
        union.MapT0(value => value + 1).Value.Should().Be("x");
    }

    [Fact]
    public async Task Json_takes_text_documents_and_elements()
    {
        InputJson text = """{"a":[1]}""";
        InputJson late = Output.Create("true");
        using var document = JsonDocument.Parse("3");
        InputJson parsed = document;

        (await text.ToOutput().DataTask).Value.GetProperty("a")[0].GetInt32().Should().Be(1);
        (await late.ToOutput().DataTask).Value.GetBoolean().Should().BeTrue();
        (await parsed.ToOutput().DataTask).Value.GetInt32().Should().Be(3);
    }
}
