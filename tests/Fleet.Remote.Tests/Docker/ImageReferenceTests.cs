using Fleet.Remote.Docker;
using FluentAssertions;
using Xunit;

namespace Fleet.Remote.Tests.Docker;

public sealed class ImageReferenceTests
{
    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000001";

    [Theory]
    [InlineData("nginx", "docker.io", "library/nginx", "latest", "", "nginx:latest")]
    [InlineData("docker.io/library/nginx:1.27", "docker.io", "library/nginx", "1.27", "", "nginx:1.27")]
    [InlineData("index.docker.io/a/b:1", "docker.io", "a/b", "1", "", "a/b:1")]
    [InlineData("ghcr.io/owner/name", "ghcr.io", "owner/name", "latest", "", "ghcr.io/owner/name:latest")]
    [InlineData("localhost/x:1", "localhost", "x", "1", "", "localhost/x:1")]
    [InlineData("198.18.0.1:5000/a/b:2", "198.18.0.1:5000", "a/b", "2", "", "198.18.0.1:5000/a/b:2")]
    [InlineData("redis@" + Digest, "docker.io", "library/redis", "", Digest, "redis@" + Digest)]
    [InlineData("redis:7@" + Digest, "docker.io", "library/redis", "7", Digest, "redis:7@" + Digest)]
    public void A_reference_is_read_in_all_its_parts(
        string text, string registry, string repository, string tag, string digest, string shown)
    {
        var image = ImageReference.Parse(text);

        (image.Registry, image.Repository, image.Tag, image.Digest, image.ToString())
            .Should().Be((registry, repository, tag, digest, shown));
    }

    [Fact]
    public void Short_and_long_spellings_are_equal() =>
        ImageReference.Parse("nginx").Should().Be(ImageReference.Parse("docker.io/library/nginx:latest"));

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("Nginx")]
    [InlineData(":tag")]
    public void What_is_no_reference_is_refused(string text)
    {
        var read = () => ImageReference.Parse(text);

        read.Should().Throw<FormatException>().WithMessage($"'{text}' is not an image reference*");
    }
}
