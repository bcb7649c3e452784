using System.Globalization;
using System.Text;
using System.Text.Json;
using Fleet.Protocol.Values;
using Fleet.Schema;

namespace Fleet.Cli.Imports;

/// <summary>Inputs of one resource as C# initializers. What cannot be written is named in a comment.</summary>
internal sealed class PropertyText(string resource)
{
    /// <summary>A text in quotes: JSON's escapes are C#'s too.</summary>
    public static string Quote(string text) => $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\"";

    /// <summary>The members of an object, in braces.</summary>
    /// <param name="values">What they are.</param>
    /// <param name="type">What the schema says of them.</param>
    /// <param name="indent">How deep it stands.</param>
    public string Members(PropertyMap values, CSharpObject type, int indent)
    {
        var pad = new string(' ', 4 * (indent + 1));
        var text = new StringBuilder("{\n");
        foreach (var (name, value) in values)
        {
            if (value is PropertyValue.Null || name.StartsWith("__", StringComparison.Ordinal))
            {
                continue;
            }

            text.Append(pad).Append(type.Find(name) is { } property && Value(value, property.Type, name, indent + 1) is { } written
                ? $"{property.Name} ={(written[0] == '\n' ? "" : " ")}{written},\n"
                : $"// {name}: cannot be written here.\n");
        }

        return text.Append(new string(' ', 4 * indent)).Append('}').ToString();
    }

    private string? Value(PropertyValue value, CSharpType type, string path, int indent) => (value, type.Kind) switch
    {
        // What it is never leaves the state: it has to be given to the program as configuration.
        (PropertyValue.Secret, CSharpKind.Text or CSharpKind.Any) => $"new Pulumi.Config().RequireSecret({Quote($"{resource}-{path}")})",
        (PropertyValue.Text { Value: var text }, CSharpKind.Enum) => type.Object!.ValueOf(text),
        (PropertyValue.Text { Value: var text }, CSharpKind.Text or CSharpKind.Any) => Quote(text),
        (PropertyValue.Number { Value: var number }, CSharpKind.Number or CSharpKind.Any) =>
            number.ToString(number == Math.Floor(number) ? "F0" : "R", CultureInfo.InvariantCulture),
        (PropertyValue.Bool { Value: var flag }, CSharpKind.Boolean or CSharpKind.Any) => flag ? "true" : "false",
        (PropertyValue.List { Items: var items }, CSharpKind.List) when IsPlain(type.Item!) =>
            Block(items.Select((item, index) => Value(item, type.Item!, $"{path}-{index}", indent + 1)), indent),
        (PropertyValue.Map { Members: var members }, CSharpKind.Map) when IsPlain(type.Item!) => Block(
            members.Select(member => Value(member.Value, type.Item!, $"{path}-{member.Key}", indent + 1) is { } item
                ? $"{{ {Quote(member.Key)}, {item} }}"
                : null),
            indent),
        (PropertyValue.Map { Members: var members }, CSharpKind.Object) =>
            $"new {type.Object!.Class}\n{new string(' ', 4 * indent)}{Members(members, type.Object, indent)}",
        _ => null,
    };

    private static bool IsPlain(CSharpType item) => item.Kind is not (CSharpKind.List or CSharpKind.Map);

    private static string? Block(IEnumerable<string?> items, int indent)
    {
        var pad = new string(' ', 4 * indent);
        var text = new StringBuilder("\n").Append(pad).Append("{\n");
        foreach (var item in items)
        {
            if (item is null)
            {
                return null;
            }

            text.Append(pad).Append("    ").Append(item).Append(",\n");
        }

        return text.Append(pad).Append('}').ToString();
    }
}
