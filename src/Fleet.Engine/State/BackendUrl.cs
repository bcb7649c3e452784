using Fleet.Engine.Config;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>Which folder a backend's URL names.</summary>
internal static class BackendUrl
{
    public const string Default = "file://./.fleet/state";
    private const string Variable = "PULUMI_BACKEND_URL";
    private const string Scheme = "file://";

    /// <summary>The URL that applies to a project, with an absolute path.</summary>
    public static string Of(Workspace workspace)
    {
        var given = workspace.Environment.Variable(Variable);
        return string.IsNullOrEmpty(given)
            ? Absolute(workspace.Project.BackendUrl is { Length: > 0 } url ? url : Default, workspace.Folder)
            : Absolute(given, Directory.GetCurrentDirectory());
    }

    /// <summary>The folder of a URL with an absolute path.</summary>
    public static string Folder(string url) => url[Scheme.Length..];

    private static string Absolute(string url, string folder)
    {
        if (!url.StartsWith(Scheme, StringComparison.Ordinal))
        {
            throw new DiagnosticException(
                $"The backend '{url}' is not supported: only folders are.",
                $"Write a URL such as '{Default}' in the project file's 'backend' or in {Variable}.");
        }

        var path = url[Scheme.Length..].Split('?')[0];
        if (path == "~" || path.StartsWith("~/", StringComparison.Ordinal))
        {
            path = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile) + path[1..];
        }

        return Scheme + Path.GetFullPath(Path.Combine(folder, path));
    }
}
