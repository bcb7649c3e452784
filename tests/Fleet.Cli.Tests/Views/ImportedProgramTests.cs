using Fleet.Cli.Imports;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using FluentAssertions;
using Xunit;

namespace Fleet.Cli.Tests.Views;

/// <summary>The C# that an import ends with.</summary>
public sealed class ImportedProgramTests
{
    private static StateMetadata Resource(string type, string name, PropertyMap inputs, Urn parent = default) => new()
    {
        Urn = Urn.Create("prod", "shop", parent, type, name),
        IsCustom = true,
        IsProtected = parent.IsEmpty,
        Parent = parent,
        Inputs = inputs,
    };

    [Fact]
    public void Every_kind_of_input_is_written_as_the_sdk_has_it()
    {
        var container = Resource("docker:index/container:Container", "shop/web", PropertyMap.Of(
            ("image", "nginx:1.27"),
            ("memory", 256),
            ("privileged", false),
            ("command", PropertyValue.Of("nginx", "-g \"daemon off;\"")),
            ("labels", new PropertyValue.List([PropertyMap.Of(("label", "a"), ("value", "1"))])),
            ("sysctls", PropertyMap.Of(("net.core.somaxconn", "1024"))),
            ("hostname", new PropertyValue.Secret("[secret]")),
            ("domainname", PropertyValue.Null.Instance),
            ("madeUp", 1)));
        var volume = Resource("docker:index/volume:Volume", "data", PropertyMap.Of(("name", "shop-data")), container.Urn);

        ImportedProgram.Of([container, volume]).Should().Be(
            """
            var @shopWeb = new Pulumi.Docker.Container("shop/web", new Pulumi.Docker.ContainerArgs
            {
                Command =
                {
                    "nginx",
                    "-g \"daemon off;\"",
                },
                Hostname = new Pulumi.Config().RequireSecret("shop/web-hostname"),
                Image = "nginx:1.27",
                Labels =
                {
                    new Pulumi.Docker.Inputs.ContainerLabelArgs
                    {
                        Label = "a",
                        Value = "1",
                    },
                },
                // madeUp: cannot be written here.
                Memory = 256,
                Privileged = false,
                Sysctls =
                {
                    { "net.core.somaxconn", "1024" },
                },
            }, new Pulumi.CustomResourceOptions
            {
                Protect = true,
            });

            var @data = new Pulumi.Docker.Volume("data", new Pulumi.Docker.VolumeArgs
            {
                Name = "shop-data",
            }, new Pulumi.CustomResourceOptions
            {
                Parent = @shopWeb,
            });

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void Names_that_are_the_same_as_variables_are_told_apart()
    {
        var (one, other) = (Resource("random:index/randomPet:RandomPet", "a-b", PropertyMap.Empty), Resource("random:index/randomPet:RandomPet", "aB", PropertyMap.Empty));

        ImportedProgram.Of([one, other]).Should().Contain("var @aB = new Pulumi.Random.RandomPet(\"a-b\",").And.Contain("var @aB2 = new Pulumi.Random.RandomPet(\"aB\",");
    }

    [Fact]
    public void A_type_of_a_package_that_is_not_built_in_is_said_to_be_one()
    {
        ImportedProgram.Of([Resource("aws:s3:Bucket", "b", PropertyMap.Empty)])
            .Should().Be("// 'b' of type 'aws:s3:Bucket': no schema of its package is built in.\n");
    }
}
