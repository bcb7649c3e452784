namespace Fleet.Remote.Docker;

/// <summary>The images of one engine.</summary>
public sealed class DockerImages
{
    /// <summary>Between two pieces of progress there may be a slow registry or a slow disk.</summary>
    private static readonly TimeSpan ProgressTimeout = TimeSpan.FromMinutes(20);

    private readonly DockerTransport _transport;

    internal DockerImages(DockerTransport transport) => _transport = transport;

    /// <summary>Images in a list.</summary>
    /// <param name="filters">Such as <c>reference</c> → <c>nginx:*</c>; null for all.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task<IReadOnlyList<ImageSummary>> ListAsync(
        IReadOnlyDictionary<string, IReadOnlyList<string>>? filters, CancellationToken cancellationToken) =>
        _transport.ReadAsync(
            DockerRequest.Get(
                "images/json", Query.Of("images/json", ("filters", Query.Filters(filters))), "list images"),
            DockerJson.Default.IReadOnlyListImageSummary,
            cancellationToken);

    /// <summary>The image by reference or id; null when the engine has none.</summary>
    public async Task<ImageDetails?> FindAsync(string image, CancellationToken cancellationToken)
    {
        try
        {
            return await _transport.ReadAsync(
                DockerRequest.Get("images/*/json", $"{Path(image)}/json", $"inspect image '{image}'"),
                DockerJson.Default.ImageDetails,
                cancellationToken);
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return null;
        }
    }

    /// <summary>Fetches an image from its registry.</summary>
    /// <param name="image">Which; without tag and digest, the tag <c>latest</c>.</param>
    /// <param name="platform">Such as <c>linux/arm64</c>; empty for the engine's own.</param>
    /// <param name="login">Null for none.</param>
    /// <param name="progress">Told about every step; null for nobody.</param>
    /// <param name="cancellationToken">Gives up, and the engine too.</param>
    public Task PullAsync(
        ImageReference image,
        string platform,
        RegistryLogin? login,
        IProgress<ImageProgress>? progress,
        CancellationToken cancellationToken)
    {
        var path = Query.Of(
            "images/create",
            ("fromImage", image.FamiliarRepository),
            ("tag", image.Digest.Length > 0 ? image.Digest : image.Tag),
            ("platform", platform.Length > 0 ? platform : null));
        var request = DockerRequest.Post("images/create", path, $"pull image '{image}'") with
        {
            RegistryAuth = login is null ? "" : RegistryHeader.Of(login),
            Timeout = ProgressTimeout,
        };
        return FollowAsync(request, progress, cancellationToken);
    }

    /// <summary>Makes an image of one layer from a tar archive of files.</summary>
    /// <param name="image">Repository and tag.</param>
    /// <param name="tar">The files.</param>
    /// <param name="changes">Dockerfile instructions such as <c>CMD ["httpd"]</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public Task ImportAsync(
        ImageReference image, Stream tar, IReadOnlyList<string> changes, CancellationToken cancellationToken)
    {
        var path = Query.Of(
            "images/create",
            [
                ("fromSrc", "-"),
                ("repo", image.FamiliarRepository),
                ("tag", image.Tag),
                .. changes.Select(change => ("changes", (string?)change)),
            ]);
        var request = DockerRequest.Post("images/create", path, $"import image '{image}'") with
        {
            Content = DockerTransport.Tar(tar),
            Timeout = ProgressTimeout,
        };
        return FollowAsync(request, null, cancellationToken);
    }

    /// <summary>Takes in the images of an archive as <c>docker save</c> writes it.</summary>
    public Task LoadAsync(Stream tar, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        var request = DockerRequest.Post("images/load", "images/load", "load images") with
        {
            Content = DockerTransport.Tar(tar),
            Timeout = ProgressTimeout,
        };
        return FollowAsync(request, progress, cancellationToken);
    }

    /// <summary>Copies images into a stream, as <c>docker save</c> does.</summary>
    public async Task SaveAsync(
        IReadOnlyList<string> images, Stream destination, CancellationToken cancellationToken)
    {
        var path = Query.Of("images/get", [.. images.Select(image => ("names", (string?)image))]);
        var request = DockerRequest.Get("images/get", path, $"save images {string.Join(", ", images)}") with
        {
            Timeout = ProgressTimeout,
        };
        using var response = await _transport.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.CopyToAsync(destination, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or HttpRequestException)
        {
            throw new DockerUnreachableException(
                _transport.Endpoint, request.Operation, exception.Message, exception);
        }
    }

    /// <summary>Gives an image another name.</summary>
    public Task TagAsync(string image, ImageReference name, CancellationToken cancellationToken) =>
        _transport.RunAsync(
            DockerRequest.Post(
                "images/*/tag",
                Query.Of($"{Path(image)}/tag", ("repo", name.FamiliarRepository), ("tag", name.Tag)),
                $"tag image '{image}' as '{name}'") with
            {
                IsRepeatable = true,
            },
            cancellationToken);

    /// <summary>Takes a name from an image, and the image away with its last name. True when there was one.</summary>
    /// <param name="image">Reference or id.</param>
    /// <param name="force">Also when stopped containers were made from it.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<bool> RemoveAsync(string image, bool force, CancellationToken cancellationToken)
    {
        try
        {
            await _transport.RunAsync(
                DockerRequest.Delete(
                    "images/*", Query.Of(Path(image), ("force", Query.Flag(force))), $"remove image '{image}'") with
                {
                    IsRepeatable = true,
                    WasDone = refusal => refusal.IsNotFound,
                },
                cancellationToken);
            return true;
        }
        catch (DockerApiException exception) when (exception.IsNotFound)
        {
            return false;
        }
    }

    private async Task FollowAsync(
        DockerRequest request, IProgress<ImageProgress>? progress, CancellationToken cancellationToken)
    {
        await foreach (var line in ProgressStream.ReadAsync(_transport, request, cancellationToken))
        {
            progress?.Report(line.Progress);
        }
    }

    /// <summary>References keep their slashes; only what a query would misread is escaped.</summary>
    private static string Path(string image) =>
        $"images/{string.Join('/', image.Split('/').Select(Query.Segment))}";
}
