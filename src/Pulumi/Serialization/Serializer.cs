using System.Collections;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Fleet.Protocol.Values;

namespace Pulumi.Serialization;

/// <summary>
/// Turns what a program passes as an input into a property value, and notes which resources it came from. One
/// serialiser serves one property.
/// </summary>
/// <param name="keepResources">Whether a resource is sent as a reference; else as its id or URN.</param>
/// <param name="keepOutputs">Whether an output is sent with its dependencies; else as its value.</param>
/// <param name="ignoreReferences">Whether a resource passed as such is no dependency.</param>
internal sealed class Serializer(bool keepResources, bool keepOutputs = false, bool ignoreReferences = false)
{
    public HashSet<Resource> Dependencies { get; } = [];

    public async ValueTask<PropertyValue> SerializeAsync(string context, object? value) => value switch
    {
        null => PropertyValue.Null.Instance,
        string text => text,
        bool flag => flag,
        int number => number,
        double number => number,
        InputArgs args => await MapAsync(context, await args.ToDictionaryAsync()),
        AssetOrArchive asset => asset.ToValue(),
        IInput input => await OutputAsync(context, input.ToUntypedOutput()),
        IOutput output => await OutputAsync(context, output),
        IUnion union => await SerializeAsync(context, union.Value),
        JsonElement json => JsonValues.From(json),
        CustomResource resource => await ReferenceAsync(resource, resource.Id),
        Resource resource => await ReferenceAsync(resource, null),
        IDictionary dictionary => await MapAsync(context, dictionary),
        IList list => await ListAsync(context, list),
        ValueTuple => PropertyValue.Null.Instance,
        Task => throw Unsupported(context, "A Task cannot be an input; wrap it in an Output."),
        _ when SpecialTypes.FindPlain(value) is (true, var plain) => await SerializeAsync(context, plain),
        _ => throw Unsupported(context, $"{value.GetType().FullName} is not a supported argument type."),
    };

    /// <summary>The value as JSON text; unknown or secret when any part of it is.</summary>
    public static Output<string>? ToJsonText(string context, object? value)
    {
        return value is null ? null : new Output<string>(SerializeAsync());

        async Task<OutputData<string>> SerializeAsync()
        {
            var serializer = new Serializer(keepResources: false);
            var plain = await serializer.SerializeAsync(context, value);
            var isKnown = !plain.ContainsUnknowns;
            return new OutputData<string>(
                [.. serializer.Dependencies], isKnown ? JsonValues.ToText(plain) : "", isKnown, plain.ContainsSecrets);
        }
    }

    private static InvalidOperationException Unsupported(string context, string reason) =>
        new($"{reason}\n\t{context}");

    private async ValueTask<PropertyValue> MapAsync(string context, IDictionary dictionary)
    {
        var members = new List<KeyValuePair<string, PropertyValue>>(dictionary.Count);
        foreach (DictionaryEntry entry in dictionary)
        {
            if (entry.Key is not string key)
            {
                throw Unsupported(context, $"A dictionary's keys must be strings, not {entry.Key.GetType().FullName}.");
            }

            var value = await SerializeAsync($"{context}.{key}", entry.Value);
            if (value is not PropertyValue.Null)
            {
                members.Add(KeyValuePair.Create(key, value));
            }
        }

        return PropertyMap.From(members);
    }

    private async ValueTask<PropertyValue> ListAsync(string context, IList list)
    {
        if (IsDefaultArray(list))
        {
            return PropertyValue.Of();
        }

        var items = ImmutableArray.CreateBuilder<PropertyValue>(list.Count);
        for (var index = 0; index < list.Count; index++)
        {
            items.Add(await SerializeAsync($"{context}[{index}]", list[index]));
        }

        return new PropertyValue.List(items.MoveToImmutable());
    }

    // default(ImmutableArray<T>) throws on any use but comparison.
    private static bool IsDefaultArray(IList list) =>
        list.GetType() is { IsValueType: true, IsGenericType: true } type
        && type.GetGenericTypeDefinition() == typeof(ImmutableArray<>)
        && list.Equals(RuntimeHelpers.GetUninitializedObject(type));

    private async ValueTask<PropertyValue> OutputAsync(string context, IOutput output)
    {
        var data = output.DataIfReady ?? await output.GetDataAsync();
        var inner = new Serializer(keepResources, keepOutputs: false, ignoreReferences);
        var value = data.IsKnown ? await inner.SerializeAsync(context, data.Value) : PropertyValue.Unknown.Instance;
        Dependencies.UnionWith(data.Resources);
        Dependencies.UnionWith(inner.Dependencies);
        if (!keepOutputs)
        {
            return data is { IsKnown: true, IsSecret: true } ? new PropertyValue.Secret(value) : value;
        }

        if (data is { IsKnown: true, IsSecret: false } && data.Resources.Count + inner.Dependencies.Count == 0)
        {
            return value;
        }

        var urns = await Dependency.UrnsAsync(data.Resources.Union(inner.Dependencies), null);
        return new PropertyValue.Output(
            data.IsKnown ? value : null, data.IsSecret, [.. urns.Select(Fleet.Protocol.Urn.Parse)]);
    }

    private async ValueTask<PropertyValue> ReferenceAsync(Resource resource, Output<string>? id)
    {
        if (!keepResources || !ignoreReferences)
        {
            Dependencies.Add(resource);
        }

        if (!keepResources)
        {
            return await OutputAsync("", id ?? resource.Urn);
        }

        var urn = Fleet.Protocol.Urn.Parse(await resource.Urn.GetValueAsync(""));
        var known = id is null ? null : new PropertyValue.Text(await id.GetValueAsync("") ?? "");
        return new PropertyValue.ResourceReference(urn, known, "");
    }
}
