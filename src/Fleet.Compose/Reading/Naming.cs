using System.Text.RegularExpressions;
using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Names of a Compose file as Fleet's names, which have lower-case letters, digits and hyphens.</summary>
internal static partial class Naming
{
    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex Others { get; }

    [GeneratedRegex("[^A-Za-z0-9._-]+")]
    private static partial Regex OthersInFiles { get; }

    /// <summary>A name with what Fleet's names have no place for as a hyphen.</summary>
    public static string Fleet(string name) => Others.Replace(name.ToLowerInvariant(), "-").Trim('-');

    /// <summary>The name of a file: what it may have is kept.</summary>
    public static string File(string path) => OthersInFiles.Replace(path.TrimStart('.', '/'), "-").Trim('-') is { Length: > 1 } name
        ? name
        : $"file-{OthersInFiles.Replace(path, "-").Trim('-', '.')}";

    /// <summary>The names of a section; those that become one or none are problems.</summary>
    public static Dictionary<string, string> All(IEnumerable<Entry> entries, string noun, Problems problems)
    {
        var names = new Dictionary<string, string>();
        foreach (var entry in entries)
        {
            var name = Fleet(entry.Name);
            if (name.Length < 2)
            {
                problems.Add(
                    entry.At, $"{noun} '{entry.Name}': the name is too short for Fleet",
                    "Use two or more letters, digits and hyphens");
            }
            else if (names.FirstOrDefault(each => each.Value == name).Key is { } rival)
            {
                problems.Add(
                    entry.At, $"{noun} '{entry.Name}' would be called '{name}' in Fleet, as '{rival}' is already",
                    "Rename one of them");
            }
            else
            {
                names[entry.Name] = name;
            }
        }

        return names;
    }
}
