namespace Fleet.Remote.Docker;

/// <summary>What a registry has under a name: one image, or a list of one for each platform.</summary>
/// <param name="Digest">What the content is known by: <c>sha256:…</c>.</param>
/// <param name="Platforms">The images of a list, or the one.</param>
public sealed record RegistryManifest(string Digest, IReadOnlyList<PlatformManifest> Platforms);

/// <summary>The image for one platform.</summary>
public sealed record PlatformManifest(string Digest, string MediaType, string System, string Architecture);
