using FluentAssertions;
using Pulumi.Docker;
using Pulumi.Serialization;
using Pulumi.Testing;
using Pulumi.Tests.Fakes;
using Pulumi.Utilities;
using Xunit;

namespace Pulumi.Tests.Testing;

/// <summary>References to resources that come back from functions become objects again.</summary>
public sealed class HydrationTests
{
    [Fact]
    public async Task A_reference_to_a_known_class_is_an_object_of_it_with_the_resources_state()
    {
        Volume? made = null;
        var mocks = new RecordingMocks
        {
            Computed = _ => [("mountpoint", "/data"), ("name", "data-1")],
            Answer = _ => new Dictionary<string, object> { ["volume"] = made! },
        };

        var (resources, outputs) = await Deployment.TestAsync(mocks, new TestOptions { IsPreview = false }, () =>
        {
            made = new Volume("data");
            var found = made.Id.Apply(id => Deployment.Instance.Invoke<Found>("test:index:find", new DictionaryInvokeArgs(
                System.Collections.Immutable.ImmutableDictionary<string, object?>.Empty.Add("id", id))));
            return new Dictionary<string, object?>
            {
                ["path"] = found.Apply(result => result.Volume.Mountpoint),
                ["same"] = found.Apply(result => result.Volume == made),
                ["urn"] = found.Apply(result => result.Volume.Urn),
                ["expected"] = made.Urn,
            };
        });

        (await OutputUtilities.GetValueAsync((Output<string>)outputs["path"]!)).Should().Be("/data");
        (await OutputUtilities.GetValueAsync((Output<bool>)outputs["same"]!)).Should().BeFalse();
        (await OutputUtilities.GetValueAsync((Output<string>)outputs["urn"]!)).Should()
            .Be(await OutputUtilities.GetValueAsync((Output<string>)outputs["expected"]!));
        resources.Should().ContainSingle("a resource that is looked up is not registered again");
    }

    [Fact]
    public async Task A_resource_is_looked_up_by_its_URN()
    {
        var (_, outputs) = await Deployment.TestAsync(new RecordingMocks(), new TestOptions { IsPreview = false }, () =>
        {
            var thing = new Thing("thing", new ThingArgs { Text = "kept" });
            var found = thing.Urn.Apply(urn => new Thing("thing", null, new CustomResourceOptions { Urn = urn }).Text);
            return new Dictionary<string, object?> { ["text"] = found };
        });

        (await OutputUtilities.GetValueAsync((Output<string?>)outputs["text"]!)).Should().Be("kept");
    }

    [Theory]
    [InlineData("5.2.0", "", true)]
    [InlineData(null, "9.9.9", true)]
    [InlineData("5.2.0", "5.2.0", true)]
    [InlineData("5.2.0", "5.1.9", true)]
    [InlineData("5.2.0", "5.2.1", false)]
    [InlineData("5.2.0", "4.11.0", false)]
    [InlineData("5.2.0-alpha.1", "5.2.0", false)]
    [InlineData("v5.2.0+build", "5.2.0-alpha.1", true)]
    public void A_class_stands_for_resources_of_its_major_version_that_are_not_newer(string? offered, string wanted, bool fits) =>
        ModuleVersion.Fits(offered, wanted).Should().Be(fits);

    [OutputType]
    [method: OutputConstructor]
    internal sealed class Found(Volume volume)
    {
        public Volume Volume { get; } = volume;
    }
}
