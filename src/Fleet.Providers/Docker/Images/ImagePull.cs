using Fleet.Protocol;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Fetches an image to a host, and explains when it cannot.</summary>
internal static class ImagePull
{
    /// <summary>
    /// Pulls an image that the host does not have, or not in its newest version, and notes it when it was not there before: what
    /// Fleet has pulled it may prune.
    /// </summary>
    /// <param name="host">Where.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="subject">How messages call the resource.</param>
    /// <param name="image">What to pull.</param>
    /// <param name="platform">For which platform; empty for the engine's own.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <param name="present">The image that has the name already; null for none.</param>
    /// <returns>The image that has the name now.</returns>
    public static async Task<ImageDetails?> PullAsync(
        DockerHost host,
        Urn urn,
        string subject,
        string image,
        string platform,
        CancellationToken cancellationToken,
        ImageDetails? present = null)
    {
        if (image.StartsWith("sha256:", StringComparison.Ordinal))
        {
            throw DockerProblems.Error(
                urn,
                $"{subject} on '{host.Name}': image '{image}' is not on the host, and an id cannot be looked up in a registry.",
                "Name the image by repository and tag or digest.");
        }

        var reference = ImageReference.Parse(image);
        var login = await host.Logins.ForAsync(reference, cancellationToken);
        host.Progress(urn, $"Pulling '{reference}' on '{host.Name}'.");
        try
        {
            // A pull that broke off goes on where it was: the engine keeps the layers that were complete.
            await host.RepeatAsync(
                async _ =>
                {
                    await host.Engine.Images.PullAsync(
                        reference,
                        platform,
                        login,
                        new Layers(layer => host.Progress(urn, $"Pulling '{reference}' on '{host.Name}': {layer}")),
                        cancellationToken);
                    return true;
                },
                cancellationToken);
            var now = await host.Engine.Images.FindAsync(image, cancellationToken);
            if (now is not null && now.Id != present?.Id)
            {
                host.Pulled.Add(host.Engine.Endpoint, new PulledImage(image, now.Id));
            }

            return now;
        }
        catch (DockerApiException exception)
        {
            throw DockerProblems.Error(
                urn,
                $"{subject} on '{host.Name}': image '{image}' is {(present is not null ? "to be pulled anew" : "not on the host")}, and pulling it from "
                    + $"'{reference.Registry}' failed: {DockerProblems.Sentence(exception)}",
                login is null
                    ? "Check repository and tag; if it is private, give credentials in the provider's 'registryAuth'."
                    : "Check repository and tag, and the credentials in the provider's 'registryAuth'.",
                inner: exception);
        }
    }

    /// <summary>Passes on what changes by the layer, not by the byte, on the caller's task.</summary>
    private sealed class Layers(Action<string> say) : IProgress<ImageProgress>
    {
        public void Report(ImageProgress value)
        {
            if (value.Status is "Pull complete" or "Already exists")
            {
                say($"layer {value.Id} is there");
            }
        }
    }
}
