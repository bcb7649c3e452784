using Fleet.Lab.Machine;

namespace Fleet.Lab.Network;

/// <summary>Network namespaces and what is in them, through <c>ip</c>.</summary>
internal static class NetworkBatch
{
    /// <summary>Runs lines of <c>ip</c> commands at one go, in a namespace or (null) in the machine's own.</summary>
    public static Task RunAsync(
        string doing, string? networkNamespace, IEnumerable<string> lines, CancellationToken cancellationToken) =>
        Tool.DoAsync(
            doing,
            "ip",
            networkNamespace is null ? ["-batch", "-"] : ["-n", networkNamespace, "-batch", "-"],
            string.Join('\n', lines) + "\n",
            cancellationToken: cancellationToken);

    /// <summary>True when the namespace is there and has an interface of this name.</summary>
    public static async Task<bool> HasLinkAsync(string networkNamespace, string link, CancellationToken cancellationToken) =>
        (await Tool.RunAsync("ip", ["-n", networkNamespace, "link", "show", "dev", link], cancellationToken: cancellationToken))
        .ExitCode == 0;

    /// <summary>True when a namespace of this name can be entered.</summary>
    public static async Task<bool> ExistsAsync(string networkNamespace, CancellationToken cancellationToken) =>
        (await Tool.RunAsync("ip", ["-n", networkNamespace, "link", "show", "dev", "lo"], cancellationToken: cancellationToken))
        .ExitCode == 0;

    /// <summary>The processes in a namespace, as the machine counts.</summary>
    public static async Task<int[]> ProcessesAsync(string networkNamespace, CancellationToken cancellationToken)
    {
        var result = await Tool.RunAsync("ip", ["netns", "pids", networkNamespace], cancellationToken: cancellationToken);
        return result.ExitCode == 0
            ? [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]
            : [];
    }

    /// <summary>Removes a namespace and every interface in it; a torn file of that name too.</summary>
    public static async Task RemoveAsync(string networkNamespace, CancellationToken cancellationToken)
    {
        await Tool.RunAsync("ip", ["netns", "delete", networkNamespace], cancellationToken: cancellationToken);
        File.Delete($"{Records.LabPaths.NamespaceRoot}/{networkNamespace}");
    }
}
