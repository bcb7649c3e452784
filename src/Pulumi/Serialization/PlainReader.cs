using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Pulumi.Serialization;

/// <summary>
/// Turns a property value into plain objects: texts, doubles, booleans, immutable arrays and dictionaries, assets and
/// resources. Names that start with <c>__</c> are the engine's own and are left out.
/// </summary>
/// <param name="keepOutputs">
/// Whether a secret, unknown or output inside becomes an <c>Output&lt;object?&gt;</c>; else what it is is noted here.
/// </param>
internal sealed class PlainReader(bool keepOutputs = false)
{
    public bool IsKnown { get; private set; } = true;

    public bool IsSecret { get; private set; }

    public ImmutableHashSet<Resource> Resources { get; private set; } = [];

    public static ImmutableDictionary<string, object?> ReadMembers(PropertyMap members) =>
        new PlainReader(true).Map(members);

    public object? Read(PropertyValue value) => value switch
    {
        PropertyValue.Null => null,
        PropertyValue.Bool flag => flag.Value,
        PropertyValue.Number number => number.Value,
        PropertyValue.Text text => text.Value,
        PropertyValue.List list => list.Items.Select(Read).ToImmutableArray(),
        PropertyValue.Map map => Map(map.Members),
        PropertyValue.Asset asset => AssetOrArchive.From(asset),
        PropertyValue.Archive archive => AssetOrArchive.From(archive),
        PropertyValue.ResourceReference reference => ResourceModules.Resolve(reference),
        PropertyValue.Secret secret => Note(secret.Value, true, []),
        PropertyValue.Unknown => Note(null, false, []),
        PropertyValue.Output output => Note(
            output.Value, output.IsSecret,
            [.. output.Dependencies.Select(urn => (Resource)new DependencyResource(urn.Text))]),
        _ => throw new InvalidOperationException($"Bug: no plain object for a value of kind '{value.GetType().Name}'."),
    };

    private ImmutableDictionary<string, object?> Map(PropertyMap members) => members
        .Where(member => !member.Key.StartsWith("__", StringComparison.Ordinal))
        .ToImmutableDictionary(member => member.Key, member => Read(member.Value));

    private object? Note(PropertyValue? value, bool isSecret, ImmutableHashSet<Resource> resources)
    {
        if (keepOutputs)
        {
            var inner = new PlainReader();
            var plain = value is null ? null : inner.Read(value);
            return new Output<object?>(new OutputData<object?>(
                resources.Union(inner.Resources),
                plain,
                value is not null && inner.IsKnown,
                isSecret || inner.IsSecret));
        }

        IsKnown &= value is not null;
        IsSecret |= isSecret;
        Resources = OutputData.Union(Resources, resources);
        return value is null ? null : Read(value);
    }
}
