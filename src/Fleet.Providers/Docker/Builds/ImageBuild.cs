using System.Text;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote.Docker;

namespace Fleet.Providers.Docker;

/// <summary>Has an engine build an image, and explains when it cannot.</summary>
internal static class ImageBuild
{
    private const int LastLines = 15;

    /// <summary>Builds as the <c>build</c> of a resource says.</summary>
    public static Task RunAsync(DockerHost host, Urn urn, string name, PropertyMap build, CancellationToken cancellationToken) => RunAsync(
        host,
        urn,
        build.Text("remoteContext") is null ? BuildSchema.Context(build) : null,
        BuildSchema.Spec(build, name, host.Logins.Known()),
        build.Text("buildLogFile"),
        cancellationToken);

    /// <summary>Builds from files of this machine, or from what the engine fetches itself when there is no context.</summary>
    /// <param name="host">Where.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="context">The files; null for none.</param>
    /// <param name="spec">How.</param>
    /// <param name="logFile">A file of this machine that gets what the build says; null for none.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public static async Task RunAsync(
        DockerHost host, Urn urn, BuildContext? context, BuildSpec spec, string? logFile, CancellationToken cancellationToken)
    {
        var name = spec.Tags[0];
        host.Progress(urn, $"Building '{name}' on '{host.Name}'.");
        var lines = new Lines(line => host.Progress(urn, line));
        try
        {
            // A build that broke off is cheap to begin again: the engine keeps the steps that were done.
            await host.RepeatAsync(
                async _ =>
                {
                    await using var archive = context is null ? null : await context.ArchiveAsync(cancellationToken);
                    await host.Engine.Builds.BuildAsync(archive, spec, lines, cancellationToken);
                    return true;
                },
                cancellationToken);
        }
        catch (DockerApiException exception)
        {
            throw DockerProblems.Error(
                urn,
                $"Image '{name}' could not be built on '{host.Name}': {DockerProblems.Sentence(exception)}",
                "Mend the Dockerfile or what it needs, and run again.",
                lines.Text.Length > 0 ? $"The build's last lines:\n{lines.Last(LastLines)}" : "",
                exception);
        }
        catch (IOException exception) when (context is not null && exception is not Remote.RemoteException)
        {
            throw DockerProblems.Error(
                urn, $"Image '{name}': '{context.Folder}' on this machine could not be read: {exception.Message}", inner: exception);
        }
        finally
        {
            if (logFile is not null)
            {
                await File.WriteAllTextAsync(logFile, lines.Text, CancellationToken.None);
            }
        }
    }

    /// <summary>Sends an image to its registry. Returns its digest there.</summary>
    public static async Task<string> PushAsync(
        DockerHost host, Urn urn, ImageReference image, RegistryLogin? login, CancellationToken cancellationToken)
    {
        host.Progress(urn, $"Pushing '{image}' from '{host.Name}'.");
        try
        {
            return await host.RepeatAsync(
                _ => host.Engine.Builds.PushAsync(image, login, null, cancellationToken), cancellationToken);
        }
        catch (DockerApiException exception)
        {
            throw DockerProblems.Error(
                urn,
                $"Image '{image}' could not be pushed from '{host.Name}' to '{image.Registry}': {DockerProblems.Sentence(exception)}",
                login is null
                    ? "If the registry wants a login, give it in the provider's 'registryAuth'."
                    : "Check the credentials, and that they may write to that repository.",
                inner: exception);
        }
    }

    private sealed class Lines(Action<string> say) : IProgress<ImageProgress>
    {
        private readonly StringBuilder _text = new();

        public string Text => _text.ToString();

        public string Last(int count) => string.Join('\n', Text.TrimEnd('\n').Split('\n').TakeLast(count));

        public void Report(ImageProgress value)
        {
            if (value.Status.Length == 0)
            {
                return;
            }

            _text.Append(value.Status).Append('\n');
            if (value.Status.StartsWith("Step ", StringComparison.Ordinal))
            {
                say(value.Status);
            }
        }
    }
}
