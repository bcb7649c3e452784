using System.Collections;
using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Pulumi.Serialization;
using Wire = Fleet.Protocol.Values.PropertyValue;

namespace Pulumi.Experimental;

/// <summary>Writes objects of any class; what the SDK knows is left to its own serialiser.</summary>
internal static class ObjectWriter
{
    public static async ValueTask<Wire> WriteAsync(string context, object? value) => value switch
    {
        null => Wire.Null.Instance,
        PropertyValue known => WireValues.To(known),
        string or bool or int or double or InputArgs or IInput or IOutput or IUnion or JsonElement or Resource or AssetOrArchive =>
            await new Serializer(keepResources: true, keepOutputs: true).SerializeAsync(context, value),
        long or float or decimal or short or byte or uint or ulong => Convert.ToDouble(value, CultureInfo.InvariantCulture),
        IDictionary dictionary => await DictionaryAsync(context, dictionary),
        IEnumerable items => await ListAsync(context, items),
        _ when SpecialTypes.FindPlain(value) is (true, var plain) => await WriteAsync(context, plain),
        _ => await ObjectAsync(context, value),
    };

    private static async ValueTask<Wire> DictionaryAsync(string context, IDictionary dictionary)
    {
        var members = new List<KeyValuePair<string, Wire>>();
        foreach (DictionaryEntry entry in dictionary)
        {
            var key = entry.Key as string
                ?? throw new InvalidOperationException($"A dictionary's keys must be strings, not {entry.Key.GetType().FullName}.\n\t{context}");
            members.Add(KeyValuePair.Create(key, await WriteAsync($"{context}.{key}", entry.Value)));
        }

        return new Wire.Map(Fleet.Protocol.Values.PropertyMap.From(members));
    }

    private static async ValueTask<Wire> ListAsync(string context, IEnumerable items)
    {
        var values = ImmutableArray.CreateBuilder<Wire>();
        foreach (var item in items)
        {
            values.Add(await WriteAsync($"{context}[{values.Count}]", item));
        }

        return new Wire.List(values.ToImmutable());
    }

    private static async ValueTask<Wire> ObjectAsync(string context, object value)
    {
        var members = new List<KeyValuePair<string, Wire>>();
        foreach (var property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.CanRead && property.GetIndexParameters().Length == 0))
        {
            var name = MemberNames.Of(property);
            members.Add(KeyValuePair.Create(name, await WriteAsync($"{context}.{name}", property.GetValue(value))));
        }

        return new Wire.Map(Fleet.Protocol.Values.PropertyMap.From(members));
    }
}
