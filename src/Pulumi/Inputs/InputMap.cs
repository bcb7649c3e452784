using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// Named inputs. Every value may be a value or an output of its own; so may the map as a whole. A collection
/// initialiser adds to what is there.
/// </summary>
public sealed class InputMap<V>
    : Input<ImmutableDictionary<string, V>>, IEnumerable, IAsyncEnumerable<Input<KeyValuePair<string, V>>>
{
    private Output<ImmutableDictionary<string, Input<V>>> _elements;

    /// <summary>An empty map.</summary>
    public InputMap()
        : this(Output.Create(ImmutableDictionary<string, Input<V>>.Empty))
    {
    }

    private InputMap(Output<ImmutableDictionary<string, Input<V>>> elements) => _elements = elements;

    internal override IOutput ElementsOutput => _elements;

    /// <summary>Adds a value, like <see cref="Add(string, Input{V})"/>.</summary>
    public Input<V> this[string key]
    {
        set => Add(key, value);
    }

    /// <summary>A map of values.</summary>
    public static implicit operator InputMap<V>(Dictionary<string, V> values) => new(Output.Create(ToInputs(values)!));

    /// <summary>A map of values.</summary>
    public static implicit operator InputMap<V>(ImmutableDictionary<string, V> values) =>
        new(Output.Create(ToInputs(values)!));

    /// <summary>A map that is known only later.</summary>
    public static implicit operator InputMap<V>(Output<Dictionary<string, V>> values) => new(values.Apply(ToInputs)!);

    /// <summary>A map that is known only later.</summary>
    public static implicit operator InputMap<V>(Output<IDictionary<string, V>> values) => new(values.Apply(ToInputs)!);

    /// <summary>A map that is known only later.</summary>
    public static implicit operator InputMap<V>(Output<ImmutableDictionary<string, V>> values) =>
        new(values.Apply(ToInputs)!);

    /// <summary>A new map of both; where both have a name, the second's value counts.</summary>
    public static InputMap<V> Merge(InputMap<V> first, InputMap<V> second)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(second);
        return new(Output.Zip(first._elements, second._elements, (one, two) => one.SetItems(two)));
    }

    /// <summary>Adds a value. A name that is there already makes the map fail when it is used.</summary>
    public void Add(string key, Input<V> value) =>
        Append(Output.Create(ImmutableDictionary<string, Input<V>>.Empty.Add(key, value)));

    /// <summary>Adds another map's values.</summary>
    public void Add(InputMap<V> values) => AddRange(values);

    /// <summary>Adds another map's values.</summary>
    public void AddRange(InputMap<V> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        Append(values._elements);
    }

    /// <summary>The named values, once the map is known; none while it is not.</summary>
    public async IAsyncEnumerator<Input<KeyValuePair<string, V>>> GetAsyncEnumerator(
        CancellationToken cancellationToken)
    {
        foreach (var (key, value) in await _elements.GetValueAsync(ImmutableDictionary<string, Input<V>>.Empty))
        {
            yield return value.Apply(resolved => KeyValuePair.Create(key, resolved));
        }
    }

    /// <summary>Not possible: the elements may not be known yet.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        "An InputMap<V> cannot be enumerated synchronously: its elements may not be known yet. Use 'await foreach'.");

    internal override Output<ImmutableDictionary<string, V>> AsOutput() => _elements.Apply(elements =>
    {
        if (elements is null)
        {
            return Output.Create(default(ImmutableDictionary<string, V>)!);
        }

        var keys = elements.Keys.ToArray();
        return Output.All(keys.Select(key => elements[key]))
            .Apply(values => keys.Zip(values, KeyValuePair.Create).ToImmutableDictionary());
    });

    private static ImmutableDictionary<string, Input<V>>? ToInputs(IEnumerable<KeyValuePair<string, V>>? values) =>
        values?.ToImmutableDictionary(pair => pair.Key, pair => (Input<V>)pair.Value);

    private void Append(Output<ImmutableDictionary<string, Input<V>>> more)
    {
        var elements = _elements;
        _elements = Output.Create(0).Apply(_ => Output.Zip(elements, more, (one, two) => one.AddRange(two)));
    }
}
