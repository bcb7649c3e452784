using System.IO.Pipelines;
using Fleet.Lab.Hosts;
using Fleet.Lab.Images;
using Fleet.Remote.Docker;

namespace Fleet.Lab;

public sealed partial class Lab
{
    /// <summary>
    /// Gives a host's engine an image for each of these references, made on the spot. What it already has is left as it is,
    /// found by one list of its images.
    /// </summary>
    /// <returns>How many were loaded.</returns>
    public async Task<int> EnsureImagesAsync(
        string id, string host, IEnumerable<ImageRequest> requests, CancellationToken cancellationToken = default)
    {
        var (paths, _) = Running(id, host);
        var factory = new ImageFactory(new ServiceLayers(log, _time));
        var wanted = new List<LabImage>();
        foreach (var request in Merged(requests))
        {
            wanted.Add(await factory.MakeAsync(request, cancellationToken));
        }

        await using var engine = HostEngine.Open(paths, _time);
        var present = (await engine.Images.ListAsync(null, cancellationToken))
            .SelectMany(image => (image.RepoTags ?? []).Select(name => (name, image.Id)))
            .ToHashSet();
        var missing = wanted.Where(image => !present.Contains((image.Name, image.Id()))).ToList();
        if (missing.Count > 0)
        {
            await LoadAsync(engine, missing, cancellationToken);
            log.Say($"Loaded {missing.Count} image{(missing.Count == 1 ? "" : "s")} into the engine of host '{host}'.");
        }

        return missing.Count;
    }

    /// <summary>Makes the real services' images ahead, once a machine, so that nobody waits for them later.</summary>
    public async Task PrepareImagesAsync(CancellationToken cancellationToken = default) =>
        await new ServiceLayers(log, _time).EnsureAsync(cancellationToken);

    /// <summary>One request a reference: what several services want of one image, it gets all of.</summary>
    private static IEnumerable<ImageRequest> Merged(IEnumerable<ImageRequest> requests) =>
        requests.GroupBy(request => LabCatalogue.EngineName(request.Reference)).Select(same => same.First() with
        {
            Ports = [.. same.SelectMany(request => request.Ports).Distinct().Order()],
            Programs = [.. same.SelectMany(request => request.Programs).Distinct().Order(StringComparer.Ordinal)],
            IsJob = same.All(request => request.IsJob),
        });

    private static async Task LoadAsync(DockerEngine engine, List<LabImage> images, CancellationToken cancellationToken)
    {
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: 4 << 20, resumeWriterThreshold: 2 << 20));
        var writing = WriteAsync();
        await using (var reader = pipe.Reader.AsStream())
        {
            await engine.Images.LoadAsync(reader, null, cancellationToken);
        }

        await writing;

        async Task WriteAsync()
        {
            try
            {
                await using var stream = pipe.Writer.AsStream(leaveOpen: true);
                await ImageArchive.WriteAsync(images, stream, cancellationToken);
                await pipe.Writer.CompleteAsync();
            }
            catch (Exception error)
            {
                await pipe.Writer.CompleteAsync(error);
                throw;
            }
        }
    }
}
