using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Names of images as inputs and outputs have them. Pure.</summary>
internal static class ImageNames
{
    /// <summary>Spelled out in full; a digest says everything, an id stays one.</summary>
    public static string Normal(string name)
    {
        if (IsId(name) || Problem(name) is not null)
        {
            return name;
        }

        var image = ImageReference.Parse(name);
        return image.Digest.Length > 0
            ? $"{image.Registry}/{image.Repository}@{image.Digest}"
            : $"{image.Registry}/{image.Repository}:{image.Tag}";
    }

    /// <summary>Why a text is not the name of an image; null when it is one.</summary>
    public static string? Problem(string name)
    {
        try
        {
            _ = IsId(name) ? null : ImageReference.Parse(name);
            return null;
        }
        catch (FormatException exception)
        {
            return exception.Message;
        }
    }

    /// <summary>The digest by which the image's registry knows it; empty for an image that was never in one.</summary>
    public static string Digest(string name, ImageDetails image)
    {
        var digests = image.RepoDigests ?? [];
        var repository = IsId(name) ? "" : ImageReference.Parse(name).FamiliarRepository;
        return digests.FirstOrDefault(digest => digest.StartsWith($"{repository}@", StringComparison.Ordinal))
            ?? (digests.Count > 0 ? digests[0] : "");
    }

    private static bool IsId(string name) => name.StartsWith("sha256:", StringComparison.Ordinal);
}
