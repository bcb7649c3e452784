using FluentAssertions;
using FsCheck;
using FsCheck.Fluent;
using Xunit;

namespace Fleet.Protocol.Tests;

public sealed class UrnTests
{
    private static readonly Gen<string> Names = Gen.Elements("a", "with space", "a::b", "::", "", "$", "ü/x", "a:b");
    private static readonly Gen<string> Types =
        Gen.Elements("docker:index/container:Container", "my:comp:C", "pulumi:providers:docker", "T");

    [Fact]
    public void What_a_URN_is_composed_of_can_be_read_from_it() =>
        Prop.ForAll(Names.ToArbitrary(), Types.ToArbitrary(), Types.ToArbitrary(), (name, parentType, type) =>
        {
            var parent = Urn.Create("dev", "proj", default, parentType, "p");
            var urn = Urn.Create("dev", "proj", parent, type, name);
            var read = Urn.Parse(urn.Text);
            return read == urn && read.Name == name && read.Type == type && read.Stack == "dev" && read.Project == "proj"
                && read.QualifiedType == $"{parentType}${type}";
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_root_stack_adds_nothing_to_a_childs_type()
    {
        var stack = Urn.Create("dev", "proj", default, Urn.RootStackType, "proj-dev");
        var component = Urn.Create("dev", "proj", stack, "my:comp:C", "c");
        var child = Urn.Create("dev", "proj", component, "test:index:Thing", "child");

        stack.Text.Should().Be("urn:pulumi:dev::proj::pulumi:pulumi:Stack::proj-dev");
        stack.IsRootStack.Should().BeTrue();
        component.Text.Should().Be("urn:pulumi:dev::proj::my:comp:C::c");
        child.Text.Should().Be("urn:pulumi:dev::proj::my:comp:C$test:index:Thing::child");
        child.IsRootStack.Should().BeFalse();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("urn:pulumi:dev::proj::type")]
    [InlineData("urn:other:dev::proj::type::name")]
    [InlineData("dev::proj::type::name")]
    public void What_is_no_URN_is_refused(string? text)
    {
        Urn.TryParse(text, out var urn).Should().BeFalse();

        urn.IsEmpty.Should().BeTrue();
        FluentActions.Invoking(() => Urn.Parse(text ?? "")).Should().Throw<FormatException>();
    }

    [Fact]
    public void No_resource_has_empty_parts()
    {
        var none = default(Urn);

        (none.Text, none.Name, none.Type, none.IsProvider, none.IsRootStack).Should().Be(("", "", "", false, false));
        FluentActions.Invoking(() => none.Stack).Should().NotThrow();
    }
}
