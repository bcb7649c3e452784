using System.Collections.Immutable;
using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Pulumi.Experimental;
using Pulumi.Tests.Fakes;
using Xunit;

namespace Pulumi.Tests.Experimental;

public sealed class PropertyValueTests
{
    private static readonly Urn Somewhere = new("urn:pulumi:dev::proj::test:index:Thing::somewhere");

    [Fact]
    public void Every_value_survives_the_wire() => Prop.ForAll(Values().ToArbitrary(), value =>
        WireValues.From(WireValues.To(value)).Equals(value)).QuickCheckThrowOnFailure();

    [Fact]
    public async Task Objects_become_values_and_objects_again()
    {
        var serializer = new PropertyValueSerializer();
        var order = new Order { Name = "o", Count = 3, Tags = { "a", "b" }, Sizes = { ["x"] = 1.5 }, Inner = new() { Name = "i" } };

        var value = await serializer.Serialize(order);
        var again = await serializer.Deserialize<Order>(value);

        value.TryGetMap(out var members).Should().BeTrue();
        members!.Keys.Should().BeEquivalentTo("name", "count", "tags", "sizes", "inner");
        again.Should().BeEquivalentTo(order);
    }

    [Fact]
    public async Task Arguments_keep_what_is_secret_unknown_or_depends_on_something()
    {
        var args = await new PropertyValueSerializer().Deserialize<ThingArgs>(
            new PropertyValue(ImmutableDictionary<string, PropertyValue>.Empty
                .Add("text", new PropertyValue("hush").WithSecret(true).WithDependencies([Somewhere]))
                .Add("number", PropertyValue.Computed)
                .Add("items", new PropertyValue([new PropertyValue("one")]))
                .Add("part", new PropertyValue(ImmutableDictionary<string, PropertyValue>.Empty.Add("left", new PropertyValue("l"))))));

        var text = await args.Text!.ToOutput().DataTask;
        (text.Value, text.IsKnown, text.IsSecret).Should().Be(("hush", true, true));
        (await text.Resources.Single().Urn.GetValueAsync("")).Should().Be(Somewhere);
        (await args.Number!.ToOutput().DataTask).IsKnown.Should().BeFalse();
        (await args.Items.ToOutput().GetValueAsync([])).Should().Equal("one");
        (await (await args.Part!.ToOutput().GetValueAsync(null!)).Left.ToOutput().GetValueAsync("")).Should().Be("l");
    }

    [Fact]
    public async Task What_does_not_fit_is_named_by_its_path()
    {
        var value = new PropertyValue(ImmutableDictionary<string, PropertyValue>.Empty
            .Add("tags", new PropertyValue([new PropertyValue("a"), new PropertyValue(1)])));

        var act = () => new PropertyValueSerializer().Deserialize<Order>(value);

        (await act.Should().ThrowAsync<InvalidOperationException>())
            .WithMessage("The value at '$.tags[1]' is a Number, which does not fit System.String.");
    }

    private static Gen<PropertyValue> Values(int depth = 3)
    {
        var plain = Gen.OneOf(
            Gen.Constant(PropertyValue.Null),
            Gen.Constant(PropertyValue.Computed),
            Gen.Elements(true, false).Select(flag => new PropertyValue(flag)),
            Gen.Choose(-1000, 1000).Select(number => new PropertyValue(number / 8.0)),
            Gen.Elements("", "a", "ü").Select(text => new PropertyValue(text)),
            Gen.Constant(new PropertyValue(new StringAsset("content"))),
            Gen.Constant(new PropertyValue(new FileArchive("./folder"))),
            Gen.Constant(new PropertyValue(new ResourceReference(Somewhere, new PropertyValue("id"), "1.0.0"))));
        var any = depth == 0 ? plain : Gen.OneOf(
            plain,
            Values(depth - 1).ListOf(2).Select(items => new PropertyValue([.. items])),
            Values(depth - 1).Select(item => new PropertyValue(ImmutableDictionary<string, PropertyValue>.Empty.Add("k", item))));
        return any.SelectMany(value => Gen.Choose(0, 3).Select(choice => choice switch
        {
            1 => value.WithSecret(true),
            2 => value.WithDependencies([Somewhere]),
            3 => value.WithDependencies([Somewhere]).WithSecret(true),
            _ => value,
        }));
    }

    private sealed class Order
    {
        public string Name { get; set; } = "";

        public int Count { get; set; }

        public List<string> Tags { get; set; } = [];

        public Dictionary<string, double> Sizes { get; set; } = [];

        public Order? Inner { get; set; }
    }
}
