using Fleet.Engine.Config;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Plugins;

/// <summary>
/// Finds plugins where Pulumi looks for them: what the project names, the search path, then the folder that plugins are
/// installed to. Only there does the version have to be the wanted one, exactly; without a wanted one the newest serves.
/// </summary>
internal sealed class PluginFinder(Workspace workspace)
{
    /// <summary>The plugin of dynamic resources is part of the SDK that the program uses.</summary>
    public const string DynamicNode = "pulumi-nodejs";

    private readonly Func<string, string?> _variable = workspace.Environment.Variable;

    private string PluginFolder => Path.Combine(
        _variable("PULUMI_HOME") is { Length: > 0 } home ? home : Path.Combine(_variable("HOME") ?? "/", ".pulumi"), "plugins");

    /// <summary>Finds a plugin.</summary>
    /// <exception cref="DiagnosticException">It is not there: the error says where it was looked for.</exception>
    public PluginLocation Find(PackageDescriptor plugin)
    {
        var looked = new List<string>();
        return OfProject(plugin, looked) ?? OfSdk(plugin, looked) ?? OfPath(plugin, looked) ?? Installed(plugin, looked)
            ?? throw Missing(plugin, looked);
    }

    /// <summary>The name that a plugin's executable has.</summary>
    public static string FileName(string name) => $"pulumi-resource-{name}";

    private PluginLocation? OfProject(PackageDescriptor plugin, List<string> looked)
    {
        foreach (var entry in workspace.Project.Plugins.Where(entry => entry.Name == plugin.Name))
        {
            if (entry.Version.Length > 0 && plugin.Version.Length > 0 && entry.Version.TrimStart('v') != plugin.Version)
            {
                looked.Add($"'{entry.Path}', which Pulumi.yaml says is version {entry.Version}");
                continue;
            }

            var path = Path.GetFullPath(Path.Combine(workspace.Folder, entry.Path));
            looked.Add($"'{path}', which Pulumi.yaml names");
            if (At(path, plugin.Name, entry.Version) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private PluginLocation? OfSdk(PackageDescriptor plugin, List<string> looked)
    {
        if (plugin.Name != DynamicNode)
        {
            return null;
        }

        looked.Add($"'node_modules' of '{workspace.ProgramFolder}' and of the folders above it");
        return NodePackages.FindOfSdk(workspace.ProgramFolder, "cmd/dynamic-provider") is { } module
            ? new PluginLocation(PluginKind.NodeModule, module)
            : null;
    }

    private PluginLocation? OfPath(PackageDescriptor plugin, List<string> looked)
    {
        if (_variable("PULUMI_IGNORE_AMBIENT_PLUGINS") is "true" or "1")
        {
            return null;
        }

        looked.Add("the folders of PATH");
        return (_variable("PATH") ?? "").Split(Path.PathSeparator)
            .Where(folder => folder.Length > 0)
            .Select(folder => Path.Combine(folder, FileName(plugin.Name)))
            .Where(IsExecutable)
            .Select(path => new PluginLocation(PluginKind.Executable, path))
            .FirstOrDefault();
    }

    private PluginLocation? Installed(PackageDescriptor plugin, List<string> looked)
    {
        looked.Add(PluginFolder);
        var installed = Versions(plugin.Name).ToList();
        var chosen = SemanticVersion.TryParse(plugin.Version, out var wanted)
            ? installed.FirstOrDefault(candidate => candidate.Version == wanted)
            : plugin.Version.Length > 0
                ? default
                : installed.OrderBy(candidate => !candidate.Version.IsPrerelease).ThenBy(candidate => candidate.Version)
                    .LastOrDefault();
        return chosen.Folder is { } folder ? At(folder, plugin.Name, chosen.Version.ToString()) : null;
    }

    /// <summary>What is installed, without what a download has not finished.</summary>
    private IEnumerable<(SemanticVersion Version, string Folder)> Versions(string name)
    {
        var prefix = $"resource-{name}-v";
        if (!Directory.Exists(PluginFolder))
        {
            yield break;
        }

        foreach (var folder in Directory.EnumerateDirectories(PluginFolder, prefix + "*"))
        {
            if (SemanticVersion.TryParse(Path.GetFileName(folder)[prefix.Length..], out var version)
                && !File.Exists(folder + ".partial"))
            {
                yield return (version, folder);
            }
        }
    }

    private static PluginLocation? At(string path, string name, string version)
    {
        if (IsExecutable(path))
        {
            return new PluginLocation(PluginKind.Executable, path, version);
        }

        var executable = Path.Combine(path, FileName(name));
        return IsExecutable(executable) ? new PluginLocation(PluginKind.Executable, executable, version)
            : File.Exists(Path.Combine(path, PluginManifest.FileName)) ? new PluginLocation(PluginKind.Folder, path, version)
            : null;
    }

    private static bool IsExecutable(string path) => File.Exists(path)
        && (OperatingSystem.IsWindows() || (File.GetUnixFileMode(path) & UnixFileMode.UserExecute) != 0);

    private DiagnosticException Missing(PackageDescriptor plugin, List<string> looked)
    {
        if (plugin.Name == DynamicNode)
        {
            return new DiagnosticException(
                "The plugin of dynamic resources was not found: the package @pulumi/pulumi is not installed.",
                "Run 'npm ci' (or 'npm install') in the program's folder.",
                Detail(looked));
        }

        var version = plugin.Version.Length > 0 ? $" {plugin.Version}" : "";
        var others = Versions(plugin.Name).Select(candidate => candidate.Version).Order().Select(other => $"'{other}'").ToList();
        var installed = others.Count > 0 ? $"; installed is {string.Join(", ", others)}" : "";
        var server = plugin.DownloadUrl.Length > 0 ? $" --server {plugin.DownloadUrl}" : "";
        return new DiagnosticException(
            $"The package '{plugin.Package}' needs the plugin '{FileName(plugin.Name)}'{version}, which was not found{installed}.",
            $"Run 'pulumi plugin install resource {plugin.Name}{version}{server}', or name its folder below 'plugins' in "
            + "Pulumi.yaml.",
            Detail(looked));
    }

    private static string Detail(List<string> looked) => $"It was looked for in {string.Join("; in ", looked)}.";
}
