using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Providers.Docker;

/// <summary>The kinds of resources of the docker package, those that are not managed here included.</summary>
internal static class DockerKinds
{
    private static readonly ImmutableDictionary<string, IDockerResource> All = new IDockerResource[]
    {
        new ContainerResource(), new NetworkResource(), new RemoteImageResource(), new VolumeResource(),
        new ImageResource(), new RegistryImageResource(), new TagResource(),
        new RefusedResource(
            "docker:index/service:Service", "swarm service", "Declare a Container on each host that is to run it."),
        new RefusedResource(
            "docker:index/secret:Secret",
            "swarm secret",
            "Give a container its secrets in 'uploads' or as secret 'envs', or write a file with the package 'fleet'."),
        new RefusedResource(
            "docker:index/serviceConfig:ServiceConfig",
            "swarm config",
            "Give a container its files in 'uploads', or write them with the package 'fleet'."),
        new RefusedResource(
            "docker:index/plugin:Plugin", "plugin of an engine", "Install it with 'docker plugin install' in a remote Command."),
        new RefusedResource(
            "docker:index/buildxBuilder:BuildxBuilder",
            "Buildx builder",
            "Images are built by the engine itself; leave it out."),
    }.ToImmutableDictionary(kind => kind.Schema.Token, StringComparer.Ordinal);

    /// <summary>The properties of a kind of resource.</summary>
    public static ResourceSchema SchemaOf(string token) => All[token].Schema;

    /// <summary>What a resource is.</summary>
    /// <exception cref="NotSupportedException">The package has no such kind.</exception>
    public static IDockerResource Of(Urn urn) => All.GetValueOrDefault(urn.Type)
        ?? throw new NotSupportedException($"The docker provider has no resource '{urn.Type}'.");
}
