using System.Collections.Immutable;
using System.Text.Json;
using Fleet.Schema;

namespace Fleet.Providers.Tests.Schemas;

/// <summary>An input as a package's schema declares it to programs.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Form">What it holds: <c>string</c>, <c>integer</c>, <c>boolean</c>, <c>object</c>, <c>any</c> …</param>
/// <param name="IsRequired">True when a program must give it.</param>
internal sealed record SchemaInput(string Name, string Form, bool IsRequired)
{
    private static readonly Dictionary<string, JsonElement> Packages = PulumiSchema.Packages.ToDictionary(
        name => name, name => JsonDocument.Parse(PulumiSchema.Json(name)).RootElement, StringComparer.Ordinal);

    /// <summary>True for a list of what the form says.</summary>
    public bool IsList { get; private init; }

    /// <summary>True for a map of what the form says, by free names.</summary>
    public bool IsMap { get; private init; }

    /// <summary>What an object holds.</summary>
    public ImmutableArray<SchemaInput> Members { get; private init; } = [];

    /// <summary>The types of a package's resources.</summary>
    public static IEnumerable<string> Resources(string package) => Names(Packages[package], "resources");

    /// <summary>The package's functions.</summary>
    public static IEnumerable<string> Functions(string package) => Names(Packages[package], "functions");

    /// <summary>The inputs of a resource.</summary>
    public static ImmutableArray<SchemaInput> OfResource(string token)
    {
        var package = Packages[token.Split(':')[0]];
        return Read(package, package.GetProperty("resources").GetProperty(token), "inputProperties", "requiredInputs");
    }

    /// <summary>The arguments of a function.</summary>
    public static ImmutableArray<SchemaInput> OfFunction(string token)
    {
        var package = Packages[token.Split(':')[0]];
        return package.GetProperty("functions").GetProperty(token).TryGetProperty("inputs", out var inputs)
            ? Read(package, inputs, "properties", "required")
            : [];
    }

    /// <summary>The inputs of a package's provider.</summary>
    public static ImmutableArray<SchemaInput> OfProvider(string package) => Read(
        Packages[package], Packages[package].GetProperty("provider"), "inputProperties", "requiredInputs");

    /// <summary>The names of everything a resource is known by afterwards.</summary>
    public static IEnumerable<string> OutputsOf(string token) =>
        Names(Packages[token.Split(':')[0]].GetProperty("resources").GetProperty(token), "properties");

    /// <summary>The paths of all values that hold no further ones: <c>ports.internal</c>.</summary>
    public static IEnumerable<string> Leaves(IEnumerable<SchemaInput> inputs, string prefix = "") => inputs.SelectMany(
        input => input.Members.IsEmpty ? [prefix + input.Name] : Leaves(input.Members, $"{prefix}{input.Name}."));

    /// <summary>A value of the input that holds this much of an object, as deep as it lies.</summary>
    public PropertyValue Holding(PropertyMap members) =>
        IsList ? PropertyValue.Of([members]) : IsMap ? PropertyMap.Of(("any", members)) : members;

    private static ImmutableArray<SchemaInput> Read(JsonElement package, JsonElement block, string properties, string required)
    {
        var must = block.TryGetProperty(required, out var names)
            ? names.EnumerateArray().Select(name => name.GetString()).ToHashSet(StringComparer.Ordinal)
            : [];
        return block.TryGetProperty(properties, out var declared)
            ? [.. declared.EnumerateObject().Select(property => Read(package, property, must.Contains(property.Name)))]
            : [];
    }

    private static SchemaInput Read(JsonElement package, JsonProperty property, bool isRequired)
    {
        var (isList, isMap, type) = (false, false, property.Value);
        while (type.TryGetProperty("items", out var item) || type.TryGetProperty("additionalProperties", out item))
        {
            (isList, isMap) = (isList || type.TryGetProperty("items", out _), isMap || !type.TryGetProperty("items", out _));
            type = item;
        }

        if (!type.TryGetProperty("$ref", out var reference))
        {
            return new(property.Name, type.GetProperty("type").GetString()!, isRequired) { IsList = isList, IsMap = isMap };
        }

        var name = reference.GetString()!;
        if (!name.StartsWith("#/types/", StringComparison.Ordinal))
        {
            return new(property.Name, name.Split('/')[1].ToLowerInvariant(), isRequired) { IsList = isList, IsMap = isMap };
        }

        var named = package.GetProperty("types").GetProperty(name["#/types/".Length..]);
        var members = Read(package, named, "properties", "required");
        return new(property.Name, members.IsEmpty ? "string" : "object", isRequired)
        {
            IsList = isList,
            IsMap = isMap,
            Members = members,
        };
    }

    private static IEnumerable<string> Names(JsonElement element, string group) =>
        element.TryGetProperty(group, out var members) ? members.EnumerateObject().Select(member => member.Name) : [];
}
