using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Pulumi.Serialization;

/// <summary>Properties ready to be sent, and the resources that each came from.</summary>
internal sealed record SerializedProperties(
    PropertyMap Values, IReadOnlyDictionary<string, HashSet<Resource>> Dependencies)
{
    /// <summary>Serialises named values; nulls are left out.</summary>
    public static async Task<SerializedProperties> FromAsync(
        string context, IEnumerable<KeyValuePair<string, object?>> values, Func<Serializer> newSerializer)
    {
        var members = new List<KeyValuePair<string, PropertyValue>>();
        var dependencies = new Dictionary<string, HashSet<Resource>>();
        foreach (var (name, value) in values)
        {
            var serializer = newSerializer();
            var serialized = await serializer.SerializeAsync($"{context}.{name}", value);
            if (serialized is not PropertyValue.Null)
            {
                members.Add(KeyValuePair.Create(name, serialized));
                dependencies[name] = serializer.Dependencies;
            }
        }

        return new SerializedProperties(PropertyMap.From(members), dependencies);
    }

    public ImmutableHashSet<Resource> AllDependencies => [.. Dependencies.Values.SelectMany(resources => resources)];
}
