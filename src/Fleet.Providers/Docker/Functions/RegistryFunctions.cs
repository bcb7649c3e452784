using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Asks registries what is behind a name now. The host's engine takes no part in it.</summary>
internal static class RegistryFunctions
{
    /// <summary>Answers <c>getRegistryImage</c>: the digest by which to see that a tag has moved.</summary>
    public static async Task<PropertyMap> GetImageAsync(
        DockerHost host, string name, PropertyMap arguments, CancellationToken cancellationToken)
    {
        var image = Reference(name);
        using var registry = await OpenAsync(host, image, arguments, cancellationToken);
        var digest = await registry.GetDigestAsync(image, cancellationToken);
        return PropertyMap.Of(
            ("id", digest),
            ("insecureSkipVerify", arguments.Flag("insecureSkipVerify") == true),
            ("name", name),
            ("sha256Digest", digest));
    }

    /// <summary>Answers <c>getRegistryImageManifests</c>: the image for each platform.</summary>
    public static async Task<PropertyMap> GetManifestsAsync(
        DockerHost host, string name, PropertyMap arguments, CancellationToken cancellationToken)
    {
        var image = Reference(name);
        using var registry = await OpenAsync(host, image, arguments, cancellationToken);
        var manifest = await registry.GetManifestAsync(image, cancellationToken);
        return PropertyMap.From(arguments.Without(Plain.Defaults).Concat(PropertyMap.Of(
            ("id", $"{image.FamiliarRepository}:{(image.Digest.Length > 0 ? image.Digest : image.Tag)}"),
            ("manifests", PropertyValue.Of(manifest.Platforms.Select(platform => (PropertyValue)PropertyMap.Of(
                ("architecture", platform.Architecture),
                ("mediaType", platform.MediaType),
                ("os", platform.System),
                ("sha256Digest", platform.Digest))))))));
    }

    private static ImageReference Reference(string name) => ImageNames.Problem(name) is { } problem
        ? throw DockerProblems.Error(default, problem)
        : ImageReference.Parse(name);

    private static async Task<RegistryClient> OpenAsync(
        DockerHost host, ImageReference image, PropertyMap arguments, CancellationToken cancellationToken)
    {
        var given = arguments.Find("authConfig")?.AsMap();
        var login = given?.Text("username") is { } user
            ? new RegistryLogin(RegistryAddress.Server(image.Registry), user, given.Text("password") ?? "")
            : await host.Logins.ForAsync(image, cancellationToken);
        return new RegistryClient(login, arguments.Flag("insecureSkipVerify") != true);
    }
}
