using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads devices: <c>/dev/x[:/dev/y[:rwm]]</c> or a mapping of the same.</summary>
internal static class DeviceReader
{
    public static IEnumerable<Device> Read(Attributes attributes, Problems problems)
    {
        foreach (var item in attributes.Items("devices"))
        {
            var words = item switch
            {
                TextNode text => attributes.Plain(text, "devices")?.Split(':'),
                MapNode map => [Text(map, "source"), Text(map, "target"), Text(map, "permissions")],
                _ => null,
            };
            if (words is not [{ Length: > 1 } path, ..] || path[0] != '/' || words.Length > 3)
            {
                problems.Add(
                    item.At, $"{attributes.Subject}: 'devices' names {item.Kind}, which is no device of the host",
                    "Write it as '/dev/NAME' or '/dev/NAME:/dev/NAME:rwm'");
                continue;
            }

            yield return new Device(
                path,
                words.ElementAtOrDefault(1) is { Length: > 0 } target && target != path ? target : null,
                words.ElementAtOrDefault(2) is { Length: > 0 } permissions ? permissions : "rwm");
        }
    }

    private static string Text(MapNode map, string name) => (map.Find(name) as TextNode)?.Text ?? "";
}
