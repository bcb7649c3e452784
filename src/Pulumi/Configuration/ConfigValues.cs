using System.Collections.Immutable;
using System.Text.Json;

namespace Pulumi;

/// <summary>
/// The stack's configuration: texts by full key, <c>namespace:name</c>, and which of them are secret.
/// </summary>
internal sealed record ConfigValues(ImmutableDictionary<string, string> Texts, ImmutableHashSet<string> SecretKeys)
{
    public static ConfigValues Empty { get; } = new(ImmutableDictionary<string, string>.Empty, []);

    public static ConfigValues FromJson(string? values, string? secretKeys) => new(
        Parse<Dictionary<string, string>>(values)
            .ToImmutableDictionary(pair => Normalise(pair.Key), pair => pair.Value),
        [.. Parse<List<string>>(secretKeys).Select(Normalise)]);

    // An older form of keys has 'config' in the middle.
    private static string Normalise(string key) =>
        key.Split(':', 3) is [var space, "config", var name] ? $"{space}:{name}" : key;

    private static T Parse<T>(string? json)
        where T : new() =>
        string.IsNullOrEmpty(json) ? new T() : JsonSerializer.Deserialize<T>(json) ?? new T();
}
