using System.Diagnostics;
using System.Globalization;

namespace Fleet.Acceptance.Tests.Storms;

/// <summary>The processes that another one has started.</summary>
internal static class ProcessTree
{
    /// <summary>Kills one of a process's own children of this name, if it has any.</summary>
    public static async Task KillOneAsync(int parent, string name, Random random)
    {
        var children = new List<int>();
        foreach (var folder in Directory.GetDirectories("/proc").Where(path => char.IsDigit(path[^1])))
        {
            try
            {
                // 'PID (NAME) STATE PARENT …'
                var stat = await File.ReadAllTextAsync(Path.Combine(folder, "stat"));
                var end = stat.LastIndexOf(')');
                if (stat[(stat.IndexOf('(') + 1)..end] == name
                    && int.Parse(stat[(end + 2)..].Split(' ')[1], CultureInfo.InvariantCulture) == parent)
                {
                    children.Add(int.Parse(Path.GetFileName(folder), CultureInfo.InvariantCulture));
                }
            }
            catch (IOException)
            {
                // It ended in between.
            }
        }

        if (children.Count > 0)
        {
            try
            {
                using var victim = Process.GetProcessById(children[random.Next(children.Count)]);
                victim.Kill();
            }
            catch (ArgumentException)
            {
                // It ended in between.
            }
        }
    }
}
