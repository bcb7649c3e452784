using System.Globalization;
using System.Text;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>
/// Brings values into the one form in which equal meanings are equal: order of sets, spelling, defaults and the many
/// ways of saying nothing play no role. Null means: nothing.
/// </summary>
internal static class Canonical
{
    /// <summary>The form of a property's value.</summary>
    public static PropertyValue? Of(PropertySchema property, PropertyValue? value)
    {
        var plain = value is null ? null : Plain.Of(value);
        plain = plain is null or PropertyValue.Null or PropertyValue.Text { Value: "" } ? property.Default : plain;
        return plain switch
        {
            null => null,
            PropertyValue.Unknown => plain,
            _ => property.Shape switch
            {
                Shape.Text => Text(property, plain),
                Shape.Integer => Integer(property, plain),
                Shape.Flag => Boolean(property, plain),
                Shape.TextList => OrNothing([.. plain.AsList().Select(item => TextOf(item))]),
                Shape.TextSet => Set(property, plain.AsList().Select(item => Text(property, item))),
                Shape.TextMap => Map(property, plain.AsMap()),
                Shape.Block => Block(property, plain),
                Shape.BlockSet => Set(property, plain.AsList().Select(item => Block(property, item))),
            },
        };
    }

    /// <summary>A text that is equal for equal values, to sort by and to compare.</summary>
    public static string Key(PropertyValue? value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static PropertyValue? Text(PropertySchema property, PropertyValue value) => value switch
    {
        PropertyValue.Unknown => value,
        _ => TextOf(value).AsText() is { Length: > 0 } text && property.Normal(text) is { Length: > 0 } normal ? normal : null,
    };

    private static PropertyValue TextOf(PropertyValue value) => value switch
    {
        PropertyValue.Number number => number.Value.ToString("R", CultureInfo.InvariantCulture),
        PropertyValue.Bool boolean => boolean.Value ? "true" : "false",
        _ => value,
    };

    private static PropertyValue? Integer(PropertySchema property, PropertyValue value)
    {
        var number = value.AsNumber()
            ?? (double.TryParse(value.AsText(), CultureInfo.InvariantCulture, out var parsed) ? parsed : null);
        return number is null or 0 && !property.ZeroMatters && property.Default is null ? null : number ?? 0;
    }

    private static PropertyValue? Boolean(PropertySchema property, PropertyValue value)
    {
        var flag = value.AsBool() ?? value.AsText() == "true";
        return flag || property.Default is not null ? flag : null;
    }

    private static PropertyValue? Map(PropertySchema property, PropertyMap map)
    {
        var members = PropertyMap.From(map.Without(Plain.Defaults).Select(
            member => KeyValuePair.Create(member.Key, Text(property, member.Value) ?? (PropertyValue)"")));
        return members.Count > 0 ? (PropertyValue)members : null;
    }

    private static PropertyValue? Block(PropertySchema property, PropertyValue value)
    {
        if (value is PropertyValue.Unknown)
        {
            return value;
        }

        var members =
            from member in property.Members
            let form = Of(member, value.AsMap().Find(member.Name))
            where form is not null
            select KeyValuePair.Create(member.Name, form);
        var block = property.NormalBlock(PropertyMap.From(members));
        return block.Count > 0 ? (PropertyValue)block : null;
    }

    private static PropertyValue? Set(PropertySchema property, IEnumerable<PropertyValue?> items)
    {
        var present = items.OfType<PropertyValue>().ToList();
        if (property is { LastWins: true, Key: { } key })
        {
            present = [.. present.GroupBy(key, StringComparer.Ordinal).Select(group => group.Last())];
        }

        return OrNothing([.. property.NormalSet(present)
            .Select(item => (Item: item, Key: Key(item)))
            .OrderBy(item => item.Key, StringComparer.Ordinal)
            .DistinctBy(item => item.Key, StringComparer.Ordinal)
            .Select(item => item.Item)]);
    }

    private static PropertyValue? OrNothing(IReadOnlyList<PropertyValue> items) =>
        items.Count == 0 ? null : PropertyValue.Of(items);

    private static void Write(StringBuilder text, PropertyValue? value)
    {
        switch (value)
        {
            case PropertyValue.Text content:
                text.Append('"').Append(content.Value.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
                break;
            case PropertyValue.Number number:
                text.Append(number.Value.ToString("R", CultureInfo.InvariantCulture));
                break;
            case PropertyValue.Bool boolean:
                text.Append(boolean.Value ? 't' : 'f');
                break;
            case PropertyValue.List list:
                text.Append('[');
                foreach (var item in list.Items)
                {
                    Write(text, item);
                    text.Append(',');
                }

                text.Append(']');
                break;
            case PropertyValue.Map map:
                text.Append('{');
                foreach (var (name, member) in map.Members)
                {
                    Write(text, name);
                    text.Append(':');
                    Write(text, member);
                    text.Append(',');
                }

                text.Append('}');
                break;
            default:
                text.Append('?');
                break;
        }
    }
}
