namespace Fleet.Engine.Plugins;

/// <summary>Finds what is in the <c>node_modules</c> of a folder and of those above it, as Node does.</summary>
internal static class NodePackages
{
    /// <summary>A module of the SDK, such as <c>cmd/run-plugin</c>; null when the SDK is not installed.</summary>
    public static string? FindOfSdk(string folder, string module)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            var candidate = Path.Combine(at.FullName, "node_modules", "@pulumi", "pulumi", module);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
