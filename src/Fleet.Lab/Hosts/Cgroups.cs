using Fleet.Lab.Machine;

namespace Fleet.Lab.Hosts;

/// <summary>The control groups that an engine made under its own parent; an engine that is killed leaves them.</summary>
internal static class Cgroups
{
    private const string Root = "/sys/fs/cgroup";

    /// <summary>Removes a group and the groups within it, in every hierarchy (version 1) or the one there is (version 2).</summary>
    public static async Task RemoveAsync(string group, TimeProvider time, CancellationToken cancellationToken)
    {
        foreach (var folder in Existing(group).ToList())
        {
            await Wait.UntilAsync(
                () => TryRemove(folder),
                TimeSpan.FromSeconds(10),
                time,
                () => $"Control group '{folder}' cannot be removed: something still runs in it. See its cgroup.procs.",
                cancellationToken);
        }
    }

    /// <summary>The folders of a group that exist.</summary>
    public static IEnumerable<string> Existing(string group) =>
        Directory.Exists(Root)
            ? Directory.EnumerateDirectories(Root).Append(Root)
                .Select(hierarchy => $"{hierarchy}/{group}")
                .Where(Directory.Exists)
            : [];

    /// <summary>Removes a group in every hierarchy where no other group is within it.</summary>
    public static void RemoveEmpty(string group)
    {
        foreach (var folder in Existing(group).Where(folder => !Directory.EnumerateDirectories(folder).Any()).ToList())
        {
            RemoveFolder(folder);
        }
    }

    private static bool TryRemove(string folder)
    {
        try
        {
            foreach (var inner in Directory.EnumerateDirectories(folder).ToList())
            {
                if (!TryRemove(inner))
                {
                    return false;
                }
            }

            // Its files are the kernel's; only removing the folder itself removes the group.
            return Directory.Exists(folder) is false || RemoveFolder(folder);
        }
        catch (DirectoryNotFoundException)
        {
            return true;
        }
    }

    private static bool RemoveFolder(string folder)
    {
        try
        {
            Directory.Delete(folder);
            return true;
        }
        catch (IOException)
        {
            return !Directory.Exists(folder);
        }
    }
}
