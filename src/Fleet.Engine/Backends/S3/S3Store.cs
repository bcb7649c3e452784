using System.Collections.Immutable;
using System.Net;
using Amazon.Runtime;
using Amazon.S3;
using Amazon.S3.Model;
using Fleet.Protocol;

namespace Fleet.Engine.Backends.S3;

/// <summary>Objects in a bucket of Amazon S3 or of a server that speaks its protocol with conditional writes.</summary>
internal sealed class S3Store(IAmazonS3 client, S3Url url) : IObjectStore
{
    private readonly Lock _gate = new();
    private Task? _probe;
    private bool _comparesBareTags;

    public bool IsLocal => false;

    public string Describe(string key) => $"s3://{url.Bucket}/{url.Prefix}{key}";

    public async Task<StoredObject?> ReadAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await client.GetObjectAsync(
                new GetObjectRequest { BucketName = url.Bucket, Key = url.Prefix + key }, cancellationToken);
            using var content = new MemoryStream();
            await answer.ResponseStream.CopyToAsync(content, cancellationToken);
            return new StoredObject(content.ToArray(), answer.ETag, new DateTimeOffset(answer.LastModified ?? default));
        }
        catch (AmazonS3Exception exception) when (IsAbsent(exception))
        {
            return null;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw Refused("read", key, exception);
        }
    }

    public async Task<bool> ExistsAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await client.GetObjectMetadataAsync(
                new GetObjectMetadataRequest { BucketName = url.Bucket, Key = url.Prefix + key }, cancellationToken);
            return true;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode == HttpStatusCode.NotFound)
        {
            return false;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw Refused("looked for", key, exception);
        }
    }

    public async Task WriteAsync(string key, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        try
        {
            await client.PutObjectAsync(Put(key, content), cancellationToken);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw Refused("written", key, exception);
        }
    }

    public async Task<string?> TryWriteAsync(
        string key, ReadOnlyMemory<byte> content, string? expected, CancellationToken cancellationToken)
    {
        await ProbedAsync().WaitAsync(cancellationToken);
        if (await TryPutAsync(key, content, expected, cancellationToken) is { } version)
        {
            return version;
        }

        // The library repeats a request whose answer got lost: then it is its own first try that stands in the way.
        return await ReadAsync(key, cancellationToken) is { } stored && stored.Version != expected
            && stored.Content.AsSpan().SequenceEqual(content.Span) ? stored.Version : null;
    }

    public async Task DeleteAsync(string key, CancellationToken cancellationToken)
    {
        try
        {
            await client.DeleteObjectAsync(
                new DeleteObjectRequest { BucketName = url.Bucket, Key = url.Prefix + key }, cancellationToken);
        }
        catch (AmazonS3Exception exception) when (IsAbsent(exception))
        {
            // Nothing to remove.
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw Refused("removed", key, exception);
        }
    }

    public async Task<ImmutableArray<StoredKey>> ListAsync(string folder, CancellationToken cancellationToken)
    {
        var found = ImmutableArray.CreateBuilder<StoredKey>();
        var request = new ListObjectsV2Request { BucketName = url.Bucket, Prefix = $"{url.Prefix}{folder}/", Delimiter = "/" };
        try
        {
            do
            {
                var answer = await client.ListObjectsV2Async(request, cancellationToken);
                found.AddRange((answer.S3Objects ?? []).Select(
                    item => new StoredKey(item.Key[url.Prefix.Length..], new DateTimeOffset(item.LastModified ?? default))));
                request.ContinuationToken = answer.IsTruncated == true ? answer.NextContinuationToken : null;
            }
            while (request.ContinuationToken is not null);
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw Refused("listed", folder, exception);
        }

        return [.. found.Where(item => !item.Key.EndsWith(".attrs", StringComparison.Ordinal)).OrderBy(item => item.Key, StringComparer.Ordinal)];
    }

    // Beside the checkpoints there is only what Pulumi puts there.
    public IJournalMedium Journal(string key, long token) =>
        new S3Journal(this, key.Replace(".pulumi/stacks/", ".pulumi/fleet/journals/", StringComparison.Ordinal), token);

    private async Task<string?> TryPutAsync(
        string key, ReadOnlyMemory<byte> content, string? expected, CancellationToken cancellationToken)
    {
        var request = Put(key, content);
        request.IfNoneMatch = expected is null ? "*" : null;
        request.IfMatch = _comparesBareTags ? expected?.Trim('"') : expected;
        try
        {
            return (await client.PutObjectAsync(request, cancellationToken)).ETag;
        }
        catch (AmazonS3Exception exception) when (exception.StatusCode is HttpStatusCode.PreconditionFailed or HttpStatusCode.Conflict
            || (expected is not null && exception.ErrorCode == "NoSuchKey"))
        {
            return null;
        }
        catch (Exception exception) when (IsRefusal(exception))
        {
            throw Refused("written", key, exception);
        }
    }

    private Task ProbedAsync()
    {
        lock (_gate)
        {
            return _probe is { IsFaulted: false } probe ? probe : _probe = ProbeAsync();
        }
    }

    // A server that does not know conditions writes regardless, and two runs would both believe to hold the lock. Ceph's
    // gateway knows them, but takes the quotes around a tag for a part of it.
    private async Task ProbeAsync()
    {
        _comparesBareTags = false;
        var key = $".pulumi/fleet/probe-{Guid.NewGuid():N}";
        var tag = await TryPutAsync(key, "1"u8.ToArray(), null, CancellationToken.None);
        var isGuarded = tag is not null
            && await TryPutAsync(key, "2"u8.ToArray(), null, CancellationToken.None) is null
            && await TryPutAsync(key, "3"u8.ToArray(), "\"00000000000000000000000000000000\"", CancellationToken.None) is null;
        if (isGuarded && await TryPutAsync(key, "4"u8.ToArray(), tag, CancellationToken.None) is null)
        {
            _comparesBareTags = true;
            isGuarded = await TryPutAsync(key, "5"u8.ToArray(), tag, CancellationToken.None) is not null
                && await TryPutAsync(key, "6"u8.ToArray(), tag, CancellationToken.None) is null;
        }

        await DeleteAsync(key, CancellationToken.None);
        if (!isGuarded)
        {
            throw new DiagnosticException(
                $"The server of the backend 's3://{url.Bucket}' does not honour conditional writes (If-None-Match, If-Match), so stacks cannot be locked there.",
                "Use a newer version of the server, or another backend. Nothing was changed.");
        }
    }

    private PutObjectRequest Put(string key, ReadOnlyMemory<byte> content) => new()
    {
        BucketName = url.Bucket,
        Key = url.Prefix + key,
        InputStream = new MemoryStream(content.ToArray()),
        UseChunkEncoding = false,
    };

    private static bool IsAbsent(AmazonS3Exception exception) =>
        exception.StatusCode == HttpStatusCode.NotFound && exception.ErrorCode != "NoSuchBucket";

    private static bool IsRefusal(Exception exception) => exception is AmazonServiceException or AmazonClientException
        or HttpRequestException or IOException or TimeoutException;

    // Some servers answer with a code and no words.
    private static string Reason(Exception exception) => exception is AmazonServiceException { Message: "" } refusal
        ? $"{refusal.ErrorCode} ({(int)refusal.StatusCode})"
        : exception.Message.TrimEnd('.');

    private DiagnosticException Refused(string what, string key, Exception exception) => new(
        $"'{Describe(key)}' could not be {what}: {Reason(exception)}.",
        "Check the bucket's name, region, endpoint and the credentials' permissions, then run the same command again.",
        inner: exception);
}
