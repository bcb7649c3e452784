using System.Collections.Immutable;
using System.Net;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Providers.Docker;
using Fleet.Providers.Fleet;
using Fleet.Providers.Resources;
using Fleet.Remote.Docker;

namespace Fleet.Providers;

/// <summary>
/// The images that Fleet has pulled on one host, as the host's <c>fleet</c> provider has recorded them. Images that others
/// have pulled or built are not its business.
/// </summary>
public sealed class HostImages
{
    private readonly DockerEngine _engine;
    private readonly string _host;
    private readonly ImmutableArray<PulledImage> _pulled;

    private HostImages(DockerEngine engine, string host, ImmutableArray<PulledImage> pulled) =>
        (_engine, _host, _pulled) = (engine, host, pulled);

    /// <summary>Reads what is recorded. Contacts nothing.</summary>
    /// <param name="providers">How hosts are reached.</param>
    /// <param name="provider">The <c>fleet</c> provider.</param>
    /// <param name="inputs">Its inputs: where the host is.</param>
    /// <param name="facts">Its facts.</param>
    public static HostImages Open(BuiltinProviders providers, Urn provider, PropertyMap inputs, PropertyMap facts)
    {
        var engine = providers.Engines.Get(HostInputs.Read(provider, inputs).Engine);
        return new HostImages(engine, provider.Name.Split('/')[0], [.. HostFacts.ReadPulled(engine.Endpoint, facts)]);
    }

    /// <summary>
    /// Which of them are still there and needed by nothing: neither recorded resources name them, nor was any container on the
    /// host made from them, whoever made it.
    /// </summary>
    /// <param name="recorded">All texts that recorded resources of the host hold.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">The host cannot be asked.</exception>
    public Task<ImmutableArray<PrunableImage>> PlanAsync(
        IReadOnlySet<string> recorded, CancellationToken cancellationToken) => _pulled.IsEmpty
            ? Task.FromResult(ImmutableArray<PrunableImage>.Empty)
            : AskAsync(() => FindAsync(recorded, cancellationToken));

    /// <summary>Removes images, never by force: what has come to be used since stays.</summary>
    /// <returns>Why some stayed.</returns>
    /// <exception cref="DiagnosticException">The host cannot be asked.</exception>
    public Task<ImmutableArray<string>> RemoveAsync(IEnumerable<PrunableImage> images, CancellationToken cancellationToken) =>
        AskAsync(() => TakeAwayAsync(images, cancellationToken));

    /// <summary>The facts to record once images are gone: those that are not on the host any more are forgotten.</summary>
    /// <exception cref="DiagnosticException">The host cannot be asked.</exception>
    public Task<PropertyMap> FactsAsync(PropertyMap facts, CancellationToken cancellationToken) => _pulled.IsEmpty
        ? Task.FromResult(facts)
        : AskAsync(async () =>
        {
            var there = (await _engine.Images.ListAsync(null, cancellationToken)).Select(image => image.Id).ToHashSet(StringComparer.Ordinal);
            return HostFacts.WithPulled(_engine.Endpoint, facts, [.. _pulled.Where(image => there.Contains(image.Id))]);
        });

    private async Task<T> AskAsync<T>(Func<Task<T>> question)
    {
        try
        {
            return await question();
        }
        catch (DockerException exception)
        {
            throw new DiagnosticException([DockerProblems.From(default, "Images", _host, exception).Diagnostics[0]], exception);
        }
    }

    private async Task<ImmutableArray<PrunableImage>> FindAsync(
        IReadOnlySet<string> recorded, CancellationToken cancellationToken)
    {
        var needed = recorded.Select(ImageNames.Normal).ToHashSet(StringComparer.Ordinal);
        var listing = _engine.Images.ListAsync(null, cancellationToken);
        var used = (await _engine.Containers.ListAsync(null, cancellationToken)).Select(container => container.ImageId)
            .ToHashSet(StringComparer.Ordinal);
        var byId = (await listing).ToDictionary(image => image.Id, StringComparer.Ordinal);
        return
        [
            .. from pulled in _pulled
            orderby pulled.Reference
            where byId.ContainsKey(pulled.Id)
            let image = byId[pulled.Id]
            where !used.Contains(image.Id) && !recorded.Contains(image.Id) && !IsNeeded(image, needed)
            let names = (image.RepoTags ?? []).Where(name => !name.StartsWith("<none>", StringComparison.Ordinal)).ToList()
            let isNamed = names.Any(name => ImageNames.Normal(name) == ImageNames.Normal(pulled.Reference))
            where isNamed ? !needed.Contains(ImageNames.Normal(pulled.Reference)) : names.Count == 0
            select new PrunableImage(pulled.Reference, pulled.Id, image.Size) { IsNameless = !isNamed },
        ];
    }

    private async Task<ImmutableArray<string>> TakeAwayAsync(
        IEnumerable<PrunableImage> images, CancellationToken cancellationToken)
    {
        var stayed = ImmutableArray.CreateBuilder<string>();
        foreach (var image in images)
        {
            try
            {
                await _engine.Images.RemoveAsync(image.IsNameless ? image.Id : image.Reference, force: false, cancellationToken);
            }
            catch (DockerApiException exception) when (exception.Status == HttpStatusCode.Conflict)
            {
                stayed.Add($"Image '{image.Reference}' on '{_host}' stays, as something still uses it: {DockerProblems.Sentence(exception)}");
            }
        }

        return stayed.ToImmutable();
    }

    /// <summary>A recorded name or digest keeps the image, by whatever name it was pulled.</summary>
    private static bool IsNeeded(ImageSummary image, HashSet<string> needed) =>
        (image.RepoTags ?? []).Concat(image.RepoDigests ?? []).Any(name => needed.Contains(ImageNames.Normal(name)));
}
