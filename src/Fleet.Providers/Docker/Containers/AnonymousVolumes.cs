using System.Text.Json;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// Volumes without a name belong to one container. Its successor gets them, as what is in them would be lost otherwise;
/// they are noted, so that they go with the last of the line.
/// </summary>
internal static class AnonymousVolumes
{
    private const string Noted = "fleet_volumes";
    private const int NameLength = 64;

    /// <summary>What a successor takes over: each as <c>SOURCE:TARGET</c>.</summary>
    /// <param name="old">The container that goes.</param>
    /// <param name="inputs">The new one.</param>
    /// <param name="image">The new one's image, which may declare volumes.</param>
    public static IReadOnlyList<string> Inherited(ContainerDetails old, PropertyMap inputs, ImageDetails? image)
    {
        var spec = ContainerRequest.Of(inputs, "");
        var declared = (spec.Volumes?.Keys ?? []).Concat(image?.Config?.Volumes?.Keys ?? [])
            .Select(Trimmed).ToHashSet(StringComparer.Ordinal);
        declared.ExceptWith((spec.HostConfig?.Binds ?? []).Select(bind => Trimmed(bind.Split(':')[1])));
        declared.ExceptWith((spec.HostConfig?.Mounts ?? []).Select(mount => Trimmed(mount.Target)));
        declared.ExceptWith((spec.HostConfig?.Tmpfs?.Keys ?? []).Select(Trimmed));
        return
        [
            .. old.Mounts.Where(mount => IsAnonymous(mount) && declared.Contains(Trimmed(mount.Destination)))
                .Select(mount => $"{mount.Name}:{mount.Destination}"),
        ];
    }

    /// <summary>Outputs with a note of inherited volumes.</summary>
    public static PropertyMap Note(PropertyMap outputs, IReadOnlyList<string> inherited) => inherited.Count == 0
        ? outputs
        : outputs.With("__meta", Meta(string.Join(',', inherited.Select(bind => bind.Split(':')[0]))));

    /// <summary>Outputs with the note that earlier ones had.</summary>
    public static PropertyMap Keep(PropertyMap outputs, PropertyMap earlier) =>
        Read(earlier) is { Count: > 0 } names ? outputs.With("__meta", Meta(string.Join(',', names))) : outputs;

    /// <summary>The names of the volumes that a container has inherited.</summary>
    public static IReadOnlyList<string> Read(PropertyMap outputs)
    {
        if (outputs.Text("__meta") is not { } meta || !meta.Contains(Noted, StringComparison.Ordinal))
        {
            return [];
        }

        try
        {
            using var document = JsonDocument.Parse(meta);
            return document.RootElement.GetProperty(Noted).GetString() is { Length: > 0 } names ? names.Split(',') : [];
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Removes volumes that nobody uses any more, when the container's volumes are to go with it.</summary>
    public static async Task RemoveAsync(
        DockerHost host, PropertyMap inputs, IEnumerable<string> volumes, CancellationToken cancellationToken)
    {
        foreach (var volume in inputs.Flag("removeVolumes") == false ? [] : volumes)
        {
            try
            {
                await host.Engine.Volumes.RemoveAsync(volume, cancellationToken);
            }
            catch (DockerApiException exception) when (exception.IsConflict)
            {
                // Another container has come to use it.
            }
        }
    }

    private static string Meta(string names) => $$"""{"{{Noted}}":"{{names}}","schema_version":"2"}""";

    /// <summary>The engine names a volume that nobody named with 64 hex digits.</summary>
    private static bool IsAnonymous(MountPoint mount) =>
        mount is { Type: "volume", Name.Length: NameLength } && mount.Name.All(char.IsAsciiHexDigitLower);

    private static string Trimmed(string path) => path.Length > 1 ? path.TrimEnd('/') : path;
}
