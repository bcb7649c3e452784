using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>Reads plain inputs. Absent and empty are the same: null.</summary>
internal static class Inputs
{
    /// <summary>A text; null when absent or empty.</summary>
    public static string? Text(this PropertyMap map, string name) =>
        map.Find(name)?.AsText() is { Length: > 0 } text ? text : null;

    /// <summary>A whole number; null when absent.</summary>
    public static long? Number(this PropertyMap map, string name) => (long?)map.Find(name)?.AsNumber();

    /// <summary>A flag; null when absent.</summary>
    public static bool? Flag(this PropertyMap map, string name) => map.Find(name)?.AsBool();

    /// <summary>Texts; null when none.</summary>
    public static List<string>? Texts(this PropertyMap map, string name) =>
        OrNull((map.Find(name)?.AsList() ?? []).Select(item => item.AsText() ?? ""));

    /// <summary>Texts by name; null when none.</summary>
    public static Dictionary<string, string>? Map(this PropertyMap map, string name)
    {
        var members = map.Find(name)?.AsMap().Without(Plain.Defaults) ?? PropertyMap.Empty;
        return members.Count == 0
            ? null
            : members.ToDictionary(member => member.Key, member => member.Value.AsText() ?? "", StringComparer.Ordinal);
    }

    /// <summary>Objects; empty when none.</summary>
    public static IEnumerable<PropertyMap> Blocks(this PropertyMap map, string name) =>
        (map.Find(name)?.AsList() ?? []).Select(item => item.AsMap());

    /// <summary>Labels by name; of two with one name the last counts; null when none.</summary>
    public static Dictionary<string, string>? Labels(this PropertyMap map)
    {
        var labels = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var label in map.Blocks("labels"))
        {
            labels[label.Text("label") ?? ""] = label.Text("value") ?? "";
        }

        return labels.Count > 0 ? labels : null;
    }

    /// <summary>A list; null when empty.</summary>
    public static List<T>? OrNull<T>(IEnumerable<T> items) => items.ToList() is { Count: > 0 } list ? list : null;
}
