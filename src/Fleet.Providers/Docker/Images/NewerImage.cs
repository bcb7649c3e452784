using Fleet.Protocol;
using Fleet.Remote;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>
/// Finds out, when an image is read, whether its registry has a newer one behind the same tag. Who wants to follow a tag
/// gives the digest of <c>getRegistryImage</c> as a trigger; who does not is told.
/// </summary>
internal static class NewerImage
{
    /// <summary>A registry that does not answer in this time is not waited for: knowing is convenient, not needed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Says so when there is one; says nothing when that cannot be found out.</summary>
    public static async Task TellAsync(
        DockerHost host, Urn urn, string name, ImageDetails image, CancellationToken cancellationToken)
    {
        if (urn.IsEmpty || image.RepoDigests is null or { Count: 0 } || ImageNames.Problem(name) is not null
            || name.Contains('@', StringComparison.Ordinal) || name.StartsWith("sha256:", StringComparison.Ordinal))
        {
            return;
        }

        var reference = ImageReference.Parse(name);
        using var limit = new CancellationTokenSource(Patience, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            using var registry = new RegistryClient(await host.Logins.ForAsync(reference, either.Token));
            var digest = await registry.GetDigestAsync(reference, either.Token);
            if (!image.RepoDigests.Any(known => known.EndsWith($"@{digest}", StringComparison.Ordinal)))
            {
                host.Note(
                    urn,
                    $"Image '{name}' on '{host.Name}': its registry has a newer one behind this name ({digest}). "
                        + "It is pulled when a trigger changes, or with 'fleet up --replace'.");
            }
        }
        catch (Exception exception) when (exception is RegistryException or RemoteException or DiagnosticException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Whether there is a newer one is not known.
        }
    }
}
