using Fleet.Engine.Config;
using Fleet.Protocol;

namespace Fleet.Engine.Backends;

/// <summary>Which store a backend's URL names.</summary>
internal static class BackendUrl
{
    public const string Default = "file://./.fleet/state";
    private const string Variable = "PULUMI_BACKEND_URL";
    private const string FileScheme = "file://";
    private const string S3Scheme = "s3://";

    /// <summary>The URL that applies to a project, with an absolute path.</summary>
    public static string Of(Workspace workspace)
    {
        var given = workspace.Environment.Variable(Variable);
        return string.IsNullOrEmpty(given)
            ? Absolute(workspace.Project.BackendUrl is { Length: > 0 } url ? url : Default, workspace.Folder)
            : Absolute(given, Directory.GetCurrentDirectory());
    }

    /// <summary>The store of a URL with an absolute path.</summary>
    public static IObjectStore Store(string url, EngineEnvironment environment) => url.StartsWith(S3Scheme, StringComparison.Ordinal)
        ? S3.S3Stores.Open(url, environment)
        : new FileStore(url[FileScheme.Length..]);

    /// <summary>A URL with its path made absolute.</summary>
    /// <exception cref="DiagnosticException">It is of a kind that is not supported.</exception>
    public static string Absolute(string url, string folder)
    {
        if (url.StartsWith(S3Scheme, StringComparison.Ordinal))
        {
            return url;
        }

        if (!url.StartsWith(FileScheme, StringComparison.Ordinal))
        {
            throw new DiagnosticException(
                $"The backend '{url}' is not supported: folders and S3 buckets are.",
                $"Write a URL such as '{Default}' or 's3://bucket/prefix?region=eu-central-1' in the project file's 'backend' or in {Variable}.");
        }

        var path = url[FileScheme.Length..].Split('?')[0];
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            path = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
        }

        return FileScheme + Path.GetFullPath(Path.Combine(folder, path));
    }
}
