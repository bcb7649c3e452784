using System.Collections.Immutable;
using System.Text.Json;

namespace Fleet.Engine.State;

/// <summary>The names of the functions that a resource has bound to its operations, by when they run.</summary>
internal sealed record HookNames(ImmutableSortedDictionary<HookPoint, ImmutableArray<string>> ByPoint)
{
    public static HookNames None { get; } = new(ImmutableSortedDictionary<HookPoint, ImmutableArray<string>>.Empty);

    public bool IsEmpty => ByPoint.IsEmpty;

    /// <summary>The names for one point, in the order in which they run.</summary>
    public ImmutableArray<string> At(HookPoint point) => ByPoint.GetValueOrDefault(point, []);

    /// <summary>The names with those for another point; no names change nothing.</summary>
    public HookNames With(HookPoint point, IEnumerable<string> names) =>
        names.ToImmutableArray() is { IsEmpty: false } some ? new(ByPoint.SetItem(point, some)) : this;

    /// <summary>Reads what a state file holds; points of a newer engine are left out.</summary>
    public static HookNames Read(JsonElement element) => element.ValueKind != JsonValueKind.Object
        ? None
        : element.EnumerateObject()
            .Where(member => member.Value.ValueKind == JsonValueKind.Array && Enum.TryParse<HookPoint>(member.Name, out _))
            .Aggregate(None, (names, member) => names.With(
                Enum.Parse<HookPoint>(member.Name), member.Value.EnumerateArray().Select(name => name.GetString() ?? "")));

    /// <summary>Writes them as a state file holds them; nothing when there are none.</summary>
    public void Write(Utf8JsonWriter writer)
    {
        if (IsEmpty)
        {
            return;
        }

        writer.WriteStartObject("resourceHooks");
        foreach (var (point, names) in ByPoint.OrderBy(entry => entry.Key.ToString(), StringComparer.Ordinal))
        {
            writer.WriteStartArray(point.ToString());
            foreach (var name in names)
            {
                writer.WriteStringValue(name);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndObject();
    }
}
