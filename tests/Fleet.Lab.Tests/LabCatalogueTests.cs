using FluentAssertions;
using Xunit;

namespace Fleet.Lab.Tests;

public sealed class LabCatalogueTests
{
    [Theory]
    [InlineData("docker.io/valkey/valkey:8.1.1", ImageKind.Redis)]
    [InlineData("redis:7", ImageKind.Redis)]
    [InlineData("bitnami/postgresql:16", ImageKind.Postgres)]
    [InlineData("nginx", ImageKind.Nginx)]
    [InlineData("docker.io/libnovel/caddy:v1.0.0-debian", ImageKind.Caddy)]
    [InlineData("ghcr.io/redis/backend:v1", ImageKind.StandIn)]
    [InlineData("docker.io/minio/minio:RELEASE.2025-04-22T22-12-26Z", ImageKind.StandIn)]
    public void The_last_part_of_the_repository_says_what_an_image_is(string reference, ImageKind kind)
    {
        LabCatalogue.Classify(reference).Should().Be(kind);
    }

    [Theory]
    [InlineData("docker.io/libnovel/backend:v1", "libnovel/backend:v1")]
    [InlineData("docker.io/library/redis:7", "redis:7")]
    [InlineData("ghcr.io/owner/app:1@sha256:aaaa", "ghcr.io/owner/app:1")]
    [InlineData("redis", "redis:latest")]
    public void An_engine_gets_the_name_it_would_give(string reference, string name)
    {
        LabCatalogue.EngineName(reference).Should().Be(name);
    }

    [Fact]
    public void A_reference_without_a_tag_beside_its_digest_cannot_be_made_up()
    {
        var name = () => LabCatalogue.EngineName("redis@sha256:aaaa");

        name.Should().Throw<LabException>().WithMessage(
            "Image 'redis@sha256:aaaa' is named by digest alone, and a digest cannot be made up. Give it a tag as well.");
    }
}
