using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Fleet.TestKit;

namespace Fleet.Engine.Tests.Kit;

/// <summary>
/// A stand-in for an S3 server on loopback, for what a real one does not do on demand, such as losing an answer:
/// one bucket in memory with what the store uses of the protocol, and S3's answers: ETags, conditions on writes (412), keys
/// that do not exist (404), lists in pages. Signatures are not checked.
/// </summary>
internal sealed class S3Server : IDisposable
{
    private const int Page = 3;

    private readonly HttpListener _listener = new();
    private readonly Dictionary<string, (byte[] Content, DateTime Time)> _objects = [];
    private readonly Lock _gate = new();

    public S3Server()
    {
        Endpoint = $"http://127.0.0.1:{FreePort.Find()}";
        _listener.Prefixes.Add(Endpoint + "/");
        _listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Endpoint { get; }

    public string Url => $"s3://bucket/some/prefix?region=eu-central-1&endpoint={Endpoint}&s3ForcePathStyle=true";

    /// <summary>False for a server that writes whatever the conditions say.</summary>
    public bool HonoursConditions { get; set; } = true;

    /// <summary>How many of the next writes take effect and are then answered with a failure.</summary>
    public int LostAnswers { get; set; }

    /// <summary>Methods and keys as they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = new();

    public IEnumerable<string> Keys
    {
        get
        {
            lock (_gate)
            {
                return [.. _objects.Keys.Order(StringComparer.Ordinal)];
            }
        }
    }

    public void Dispose()
    {
        _listener.Stop();
        _listener.Close();
    }

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        using var body = new MemoryStream();
        await context.Request.InputStream.CopyToAsync(body);
        var path = Uri.UnescapeDataString(context.Request.Url!.AbsolutePath).TrimStart('/');
        var key = path.Contains('/') ? path[(path.IndexOf('/') + 1)..] : "";
        Requests.Enqueue($"{context.Request.HttpMethod} {key}");
        lock (_gate)
        {
            var answer = context.Response;
            if (!path.StartsWith("bucket", StringComparison.Ordinal))
            {
                Fail(answer, 404, "NoSuchBucket");
                return;
            }

            switch (context.Request.HttpMethod)
            {
                case "GET" when key.Length == 0:
                    List(context);
                    break;
                case "GET" or "HEAD" when !_objects.ContainsKey(key):
                    Fail(answer, 404, "NoSuchKey");
                    break;
                case "GET" or "HEAD":
                    Headers(answer, key);
                    answer.Close(context.Request.HttpMethod == "GET" ? _objects[key].Content : [], willBlock: true);
                    break;
                case "PUT":
                    Put(context, key, body.ToArray());
                    break;
                case "DELETE":
                    _objects.Remove(key);
                    answer.StatusCode = 204;
                    answer.Close();
                    break;
                default:
                    Fail(answer, 405, "MethodNotAllowed");
                    break;
            }
        }
    }

    private void Put(HttpListenerContext context, string key, byte[] content)
    {
        var (mustBe, mustNotBe) = (context.Request.Headers["If-Match"], context.Request.Headers["If-None-Match"]);
        if (HonoursConditions && mustNotBe == "*" && _objects.ContainsKey(key))
        {
            Fail(context.Response, 412, "PreconditionFailed");
        }
        else if (HonoursConditions && mustBe is not null && !_objects.ContainsKey(key))
        {
            Fail(context.Response, 404, "NoSuchKey");
        }
        else if (HonoursConditions && mustBe is not null && mustBe != ETag(_objects[key].Content))
        {
            Fail(context.Response, 412, "PreconditionFailed");
        }
        else
        {
            _objects[key] = (content, DateTime.UtcNow);
            if (LostAnswers > 0)
            {
                LostAnswers--;
                Fail(context.Response, 500, "InternalError");
                return;
            }

            Headers(context.Response, key);
            context.Response.Close();
        }
    }

    private void List(HttpListenerContext context)
    {
        var query = context.Request.QueryString;
        var (prefix, after) = (query["prefix"] ?? "", query["continuation-token"] ?? "");
        var found = _objects.Keys.Order(StringComparer.Ordinal)
            .Where(key => key.StartsWith(prefix, StringComparison.Ordinal) && !key[prefix.Length..].Contains('/')
                && string.CompareOrdinal(key, after) > 0).ToList();
        var page = found.Take(Page).ToList();
        XNamespace name = "http://s3.amazonaws.com/doc/2006-03-01/";
        var answer = new XElement(
            name + "ListBucketResult",
            new XElement(name + "Name", "bucket"),
            new XElement(name + "Prefix", prefix),
            new XElement(name + "IsTruncated", found.Count > Page ? "true" : "false"),
            found.Count > Page ? new XElement(name + "NextContinuationToken", page[^1]) : null,
            page.Select(key => new XElement(
                name + "Contents",
                new XElement(name + "Key", key),
                new XElement(name + "LastModified", _objects[key].Time.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture)),
                new XElement(name + "ETag", ETag(_objects[key].Content)),
                new XElement(name + "Size", _objects[key].Content.Length))));
        context.Response.ContentType = "application/xml";
        context.Response.Close(Encoding.UTF8.GetBytes(answer.ToString()), willBlock: true);
    }

    private void Headers(HttpListenerResponse answer, string key)
    {
        answer.Headers["ETag"] = ETag(_objects[key].Content);
        answer.Headers["Last-Modified"] = _objects[key].Time.ToString("R", CultureInfo.InvariantCulture);
    }

    private static void Fail(HttpListenerResponse answer, int status, string code)
    {
        answer.StatusCode = status;
        answer.ContentType = "application/xml";
        answer.Close(Encoding.UTF8.GetBytes($"<Error><Code>{code}</Code><Message>{code}, says the stand-in</Message></Error>"), willBlock: true);
    }

    // S3's ETags are MD5, which clients compare with what they get; it protects nothing.
#pragma warning disable CA5351
    private static string ETag(byte[] content) => $"\"{Convert.ToHexStringLower(MD5.HashData(content))}\"";
#pragma warning restore CA5351
}
