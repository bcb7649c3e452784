using System.Globalization;
using System.Text;
using Fleet.Protocol.Values;

namespace Fleet.Components.Tests;

/// <summary>Writes registrations so that a person can review them.</summary>
internal static class PlanText
{
    /// <summary>One line a resource: type and name.</summary>
    public static IEnumerable<string> Names(FakeMonitor engine) => engine.Registered
        .Select(each => $"{each.Type} {each.Name}")
        .Order(StringComparer.Ordinal);

    /// <summary>Everything about every resource, by name.</summary>
    public static string Whole(FakeMonitor engine)
    {
        var text = new StringBuilder();
        foreach (var each in engine.Registered.OrderBy(each => each.Name, StringComparer.Ordinal)
                     .ThenBy(each => each.Type, StringComparer.Ordinal))
        {
            text.Append(CultureInfo.InvariantCulture, $"{each.Type} {each.Name}\n");
            text.Append(CultureInfo.InvariantCulture, $"  parent {Short(each.Parent)}\n");
            if (each.Provider.Length > 0)
            {
                text.Append(CultureInfo.InvariantCulture, $"  provider {Short(each.Provider.Split("::id-")[0])}\n");
            }

            if (each.RetainOnDelete)
            {
                text.Append("  retain on delete\n");
            }

            foreach (var dependency in each.Dependencies.Select(Short).Order(StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"  after {dependency}\n");
            }

            foreach (var (name, value) in PropertyCodec.Decode(each.Object).OrderBy(pair => pair.Key, StringComparer.Ordinal))
            {
                text.Append(CultureInfo.InvariantCulture, $"  {name} = {Write(value)}\n");
            }
        }

        return text.ToString();
    }

    private static string Short(string urn) => urn.Split("::")[^1];

    private static string Write(PropertyValue value) => value switch
    {
        PropertyValue.Secret secret => $"secret({Write(secret.Value)})",
        PropertyValue.Output { IsSecret: true } output => $"secret({(output.Value is null ? "unknown" : Write(output.Value))})",
        PropertyValue.Output output => output.Value is null ? "unknown" : Write(output.Value),
        PropertyValue.List list => $"[{string.Join(", ", list.Items.Select(Write))}]",
        PropertyValue.Map map => $"{{{string.Join(", ", map.Members.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}: {Write(pair.Value)}"))}}}",
        PropertyValue.Text text => text.Value.Length > 200 ? $"text of {text.Value.Length} characters" : text.Value.Replace("\n", "\\n"),
        PropertyValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        PropertyValue.Bool flag => flag.Value ? "true" : "false",
        PropertyValue.Unknown => "unknown",
        _ => value.ToString()!,
    };
}
