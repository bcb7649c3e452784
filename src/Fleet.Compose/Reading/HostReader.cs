using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Reads further names with their addresses.</summary>
internal static class HostReader
{
    public static IEnumerable<KeyValuePair<string, string>> Read(Attributes attributes)
    {
        foreach (var entry in attributes.Entries("extra_hosts"))
        {
            if (entry.Value is not TextNode text)
            {
                attributes.Wrong(entry.At, "extra_hosts", $"gives '{entry.Name}' {entry.Value.Kind}, and Fleet gives a name one address", "Write 'NAME:ADDRESS'");
                continue;
            }

            var address = text.Text.Trim('[', ']');
            if (address != "host-gateway" && !System.Net.IPAddress.TryParse(address, out _))
            {
                attributes.Wrong(entry.At, "extra_hosts", $"gives '{entry.Name}' the address '{text.Shown}', which is none", "Write 'NAME:ADDRESS' or 'NAME:host-gateway'");
                continue;
            }

            yield return KeyValuePair.Create(entry.Name, address);
        }
    }
}
