using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Text;

namespace Fleet.Compose.Tests;

/// <summary>
/// Everything a stack says, as text: every public property of every member that is not its default, read by reflection, so that
/// what is added to the model is compared too. Lists whose order says nothing are sorted.
/// </summary>
internal static class StackText
{
    /// <summary>What leads elsewhere, or says again what other properties say.</summary>
    private static readonly string[] Left =
    [
        "Stack", "Host", "Path", "Noun", "Service", "Listener", "Networks", "AllLabels", "KnownNames", "Url", "HostAndPort", "LoginUrl",
        "Port", "Uses", "Used", "SecretEnvironment", "PublishedEndpoints", "IsDeclared", "HostPort", "PathOnHost",
    ];

    /// <summary>Lists whose order has no meaning.</summary>
    private static readonly string[] Sets = ["Mounts", "Endpoints", "JoinedNetworks", "DependsOn", "Networks", "MemoryFolders"];

    public static string Of(ContainerStack stack)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"stack {stack.Name}\n");
        foreach (var member in stack.Members.OrderBy(member => $"{member.GetType().Name} {member.Name}", StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{member.GetType().Name} {member.Name}\n");
            foreach (var line in Properties(member, member as Workload).Order(StringComparer.Ordinal))
            {
                text.Append("  ").Append(line).Append('\n');
            }
        }

        return text.ToString();
    }

    private static IEnumerable<string> Properties(object thing, Workload? reader)
    {
        foreach (var property in thing.GetType().GetProperties(BindingFlags.Instance | BindingFlags.Public)
                     .Where(property => property.GetIndexParameters().Length == 0 && !Left.Contains(property.Name)))
        {
            // What Compose says by a label Fleet says by its policy, and the published port may be left to the container's.
            var value = (thing, property.Name) switch
            {
                (Workload workload, "Labels") => workload.AllLabels,
                (Fleet.Endpoint endpoint, "PublishedPort") => endpoint.HostPort,
                _ => property.GetValue(thing),
            };
            var written = Written(property.Name, value, reader);
            if (written.Length > 0)
            {
                yield return $"{property.Name}: {written}";
            }
        }
    }

    private static string Written(string name, object? value, Workload? reader) => value switch
    {
        null or false => "",
        string text => text.Replace("\n", "\\n", StringComparison.Ordinal),
        Value opaque => opaque.Resolve(reader).ToString().Replace("\n", "\\n", StringComparison.Ordinal),
        StackMember member => member.Name,
        TimeSpan or bool or Enum or int or long or decimal => Convert.ToString(value, CultureInfo.InvariantCulture) is var plain and not "0" ? plain! : "",
        EnvironmentMap map => string.Join(", ", map.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={Written("", pair.Value, reader)}")),
        IDictionary<string, string> or IReadOnlyDictionary<string, string> =>
            string.Join(", ", ((IEnumerable<KeyValuePair<string, string>>)value).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => $"{pair.Key}={pair.Value}")),
        IDictionary map => string.Join(", ", Pairs(map, reader).Order(StringComparer.Ordinal)),
        IEnumerable list => List(name, list, reader),
        _ => $"{{{string.Join("; ", Properties(value, reader).Order(StringComparer.Ordinal))}}}",
    };

    private static IEnumerable<string> Pairs(IDictionary map, Workload? reader)
    {
        foreach (DictionaryEntry pair in map)
        {
            yield return $"{Written("", pair.Key, reader)}={Written("", pair.Value, reader)}";
        }
    }

    private static string List(string name, IEnumerable list, Workload? reader)
    {
        var items = list.Cast<object>().Select(item => Written("", item, reader));
        return string.Join(", ", (Sets.Contains(name) ? items.Order(StringComparer.Ordinal) : items).Select(item => $"[{item}]"));
    }
}
