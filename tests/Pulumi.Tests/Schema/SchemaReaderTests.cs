using Fleet.Schema.Reading;
using FluentAssertions;
using Xunit;

namespace Pulumi.Tests.Schema;

public sealed class SchemaReaderTests
{
    [Fact]
    public void A_line_says_where_a_property_is_and_what_holds_of_it()
    {
        var property = Property.Parse("  Io  driverOpts  map<list<string>>  replace secret default=7 csharp=Options | Options: a | b.");

        property.Should().BeEquivalentTo(new Property(
            "driverOpts",
            new(ValueKind.Map, new(ValueKind.List, new(ValueKind.Text))),
            IsInput: true,
            IsInputRequired: true,
            IsOutput: true,
            IsOutputRequired: false,
            new(Replaces: true, IsSecret: true, Default: "7", CSharpName: "Options"),
            "Options: a | b."));
    }

    [Theory]
    [InlineData("  io name string", "'io name string' lacks ' | ' and a sentence.")]
    [InlineData("  xo name string | Its name.", "'xo name string | Its name.' does not start with its letters, name and type.")]
    [InlineData("  io name text | Its name.", "'text' is no type.")]
    [InlineData("  io name string replaces | Its name.", "'replaces' is no mark of a property.")]
    public void A_bad_line_is_told(string line, string message)
    {
        var act = () => Property.Parse(line);

        act.Should().Throw<FormatException>().WithMessage(message);
    }

    [Fact]
    public void A_package_is_read_from_several_files()
    {
        var package = SchemaReader.Read(
        [
            """
            package sea 1.2.3 Pulumi.Sea
              Ships.

            provider pulumi:providers:sea method=tides
              An ocean.
            """,
            """
            # Ships.

            resource sea:index/ship:Ship state alias=sea:boat
              A ship.
              deprecated: Use a Vessel.
              IO mast Mast | Its mast.

            type sea:index/Mast:Mast
              A mast.
              io colour Colour | Its colour.

            enum sea:index/Colour:Colour
              A colour.
              DarkRed dark-red | Dark red.
            """,
        ]);

        (package.Name, package.Version, package.Namespace, package.Summary).Should().Be(("sea", "1.2.3", "Pulumi.Sea", "Ships."));
        package.Provider.Methods.Should().Equal("tides");
        var ship = package.Resources.Single();
        (ship.Name, ship.Module, ship.HasState, ship.Alias, ship.Deprecation).Should()
            .Be(("Ship", "index", true, "sea:boat", "Use a Vessel."));
        package.Find("Mast", ship).Properties.Single().Type.NamedTarget.Should().Be("Colour");
        package.Enums.Single().Values.Should().Equal(new EnumValue("DarkRed", "dark-red", "Dark red."));
    }

    [Fact]
    public void A_type_that_is_not_there_is_told()
    {
        var package = SchemaReader.Read(["package sea 1 Pulumi.Sea\n  Ships.\n\nresource sea:index:Ship\n  A ship.\n  io mast Mast | Its mast.\n"]);

        var act = () => package.Find("Mast", package.Resources.Single());

        act.Should().Throw<FormatException>().WithMessage("'sea:index:Ship' has a property of type 'Mast', which package 'sea' does not have.");
    }
}
