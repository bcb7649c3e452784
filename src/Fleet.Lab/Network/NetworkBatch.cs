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

    /// <summary>True when the namespace has an interface of this name that is up and plugged into this bridge.</summary>
    public static async Task<bool> IsPluggedAsync(
        string networkNamespace, string link, string bridge, CancellationToken cancellationToken)
    {
        var shown = await Tool.RunAsync(
            "ip",
            ["-n", networkNamespace, "-o", "link", "show", "dev", link, "master", bridge, "up"],
            cancellationToken: cancellationToken);
        return shown.ExitCode == 0 && shown.Output.Length > 0;
    }

    /// <summary>True when an interface, of a namespace or (null) of the machine, is up and has all of these addresses.</summary>
    public static async Task<bool> HasAddressesAsync(
        string? networkNamespace, string link, IEnumerable<string> addresses, CancellationToken cancellationToken)
    {
        string[] where = networkNamespace is null ? [] : ["-n", networkNamespace];
        var shown = await Tool.RunAsync(
            "ip", [.. where, "-o", "-4", "addr", "show", "dev", link, "up"], cancellationToken: cancellationToken);
        return shown.ExitCode == 0
            && addresses.All(address => shown.Output.Contains($" {address}/", StringComparison.Ordinal));
    }

    /// <summary>True when a namespace of this name can be entered.</summary>
    public static async Task<bool> ExistsAsync(string networkNamespace, CancellationToken cancellationToken) =>
        (await Tool.RunAsync("ip", ["-n", networkNamespace, "link", "show", "dev", "lo"], cancellationToken: cancellationToken))
        .ExitCode == 0;

    /// <summary>The processes in a namespace, as the machine counts.</summary>
    private static async Task<int[]> ProcessesAsync(string networkNamespace, CancellationToken cancellationToken)
    {
        var result = await Tool.RunAsync("ip", ["netns", "pids", networkNamespace], cancellationToken: cancellationToken);
        return result.ExitCode == 0
            ? [.. result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)]
            : [];
    }

    /// <summary>True when this process is in the namespace that has this name now.</summary>
    public static async Task<bool> IsInAsync(ProcessMark process, string networkNamespace, CancellationToken cancellationToken)
    {
        var names = await Tool.RunAsync("ip", ["netns", "identify", $"{process.Pid}"], cancellationToken: cancellationToken);
        return names.Output.Split('\n').Contains(networkNamespace);
    }

    /// <summary>Ends every process in a namespace.</summary>
    public static async Task KillAllAsync(string networkNamespace, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var pid in File.Exists($"{Records.LabPaths.NamespaceRoot}/{networkNamespace}")
            ? await ProcessesAsync(networkNamespace, cancellationToken)
            : [])
        {
            await (ProcessMark.Of(pid)?.KillAsync(time, cancellationToken) ?? Task.CompletedTask);
        }
    }

    /// <summary>Removes a namespace and every interface in it; a torn file of that name too.</summary>
    public static async Task RemoveAsync(string networkNamespace, CancellationToken cancellationToken)
    {
        await Tool.RunAsync("ip", ["netns", "delete", networkNamespace], cancellationToken: cancellationToken);
        File.Delete($"{Records.LabPaths.NamespaceRoot}/{networkNamespace}");
    }
}
