using System.Web;
using Fleet.Protocol;

namespace Fleet.Engine.Backends.S3;

/// <summary>What an <c>s3://</c> URL says, with the names that Pulumi knows, old and new.</summary>
internal sealed record S3Url
{
    public required string Bucket { get; init; }

    /// <summary>What all keys begin with; empty, or with a slash at its end.</summary>
    public string Prefix { get; init; } = "";

    public string Region { get; init; } = "";

    /// <summary>The server's address; empty for Amazon's.</summary>
    public string Endpoint { get; init; } = "";

    /// <summary>True when the bucket is the first part of the path instead of the host name.</summary>
    public bool IsPathStyle { get; init; }

    /// <summary>The profile of the AWS configuration; empty for the default one.</summary>
    public string Profile { get; init; } = "";

    /// <summary>Reads a URL.</summary>
    /// <exception cref="DiagnosticException">A part of it is not understood.</exception>
    public static S3Url Parse(string text)
    {
        var url = new Uri(text);
        var query = HttpUtility.ParseQueryString(url.Query);
        var isPlain = false;
        var parsed = new S3Url
        {
            Bucket = url.Host,
            Prefix = url.AbsolutePath.Trim('/') is { Length: > 0 } path ? Uri.UnescapeDataString(path) + "/" : "",
        };
        foreach (var name in query.AllKeys.OfType<string>())
        {
            var value = query[name] ?? "";
            parsed = name switch
            {
                "region" => parsed with { Region = value },
                "endpoint" => parsed with { Endpoint = value },
                "profile" => parsed with { Profile = value },
                "s3ForcePathStyle" or "use_path_style" => parsed with { IsPathStyle = IsTrue(value) },
                "disableSSL" or "disable_https" => Plain(parsed, value),
                "awssdk" => parsed,
                _ => throw new DiagnosticException(
                    $"The backend '{text}' has the parameter '{name}', which is not known.",
                    "Known are region, endpoint, s3ForcePathStyle, disable_https and profile."),
            };
        }

        return parsed.Endpoint.Length == 0 || parsed.Endpoint.Contains("://", StringComparison.Ordinal)
            ? parsed
            : parsed with { Endpoint = (isPlain ? "http://" : "https://") + parsed.Endpoint };

        S3Url Plain(S3Url current, string value)
        {
            isPlain = IsTrue(value);
            return current;
        }
    }

    private static bool IsTrue(string value) => value is "true" or "1" or "t" or "T" or "TRUE" or "True";
}
