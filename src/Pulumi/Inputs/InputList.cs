using System.Collections;
using System.Collections.Immutable;

namespace Pulumi;

/// <summary>
/// A list of inputs. Every element may be a value or an output of its own; so may the list as a whole. A collection
/// initialiser adds to what is there.
/// </summary>
public sealed class InputList<T> : Input<ImmutableArray<T>>, IEnumerable, IAsyncEnumerable<Input<T>>
{
    private Output<ImmutableArray<Input<T>>> _elements;

    /// <summary>An empty list.</summary>
    public InputList()
        : this(Output.Create(ImmutableArray<Input<T>>.Empty))
    {
    }

    private InputList(Output<ImmutableArray<Input<T>>> elements) => _elements = elements;

    internal override IOutput ElementsOutput => _elements;

    /// <summary>A list of one value.</summary>
    public static implicit operator InputList<T>(T value) => FromInputs([value]);

    /// <summary>A list of one output.</summary>
    public static implicit operator InputList<T>(Output<T> value) => FromInputs([value]);

    /// <summary>A list of one input.</summary>
    public static implicit operator InputList<T>(Input<T> value) => FromInputs([value]);

    /// <summary>A list of values.</summary>
    public static implicit operator InputList<T>(T[] values) => FromInputs(values.Select(value => (Input<T>)value));

    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(Output<T>[] values) =>
        FromInputs(values.Select(value => (Input<T>)value));

    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(Input<T>[] values) => FromInputs(values);

    /// <summary>A list of values.</summary>
    public static implicit operator InputList<T>(List<T> values) => FromInputs(values.Select(value => (Input<T>)value));

    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(List<Output<T>> values) =>
        FromInputs(values.Select(value => (Input<T>)value));

    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(List<Input<T>> values) => FromInputs(values);

    /// <summary>A list of values; the default array stays a missing list.</summary>
    public static implicit operator InputList<T>(ImmutableArray<T> values) => new(Output.Create(ToInputs(values)));

    /// <summary>A list of outputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Output<T>> values) =>
        values.IsDefault
            ? new(Output.Create(default(ImmutableArray<Input<T>>)))
            : FromInputs(values.Select(value => (Input<T>)value));

    /// <summary>A list of inputs.</summary>
    public static implicit operator InputList<T>(ImmutableArray<Input<T>> values) => new(Output.Create(values));

    /// <summary>A list that is known only later.</summary>
    public static implicit operator InputList<T>(Output<T[]> values) =>
        new(values.Apply(items => ToInputs(items.ToImmutableArray())));

    /// <summary>A list that is known only later.</summary>
    public static implicit operator InputList<T>(Output<List<T>> values) =>
        new(values.Apply(items => ToInputs(items.ToImmutableArray())));

    /// <summary>A list that is known only later.</summary>
    public static implicit operator InputList<T>(Output<IEnumerable<T>> values) =>
        new(values.Apply(items => ToInputs(items.ToImmutableArray())));

    /// <summary>A list that is known only later.</summary>
    public static implicit operator InputList<T>(Output<ImmutableArray<T>> values) => new(values.Apply(ToInputs));

    /// <summary>Appends inputs.</summary>
    public void Add(params Input<T>[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Append(Output.Create(inputs.ToImmutableArray()));
    }

    /// <summary>Appends another list.</summary>
    public void Add(InputList<T> inputs) => AddRange(inputs);

    /// <summary>Appends another list.</summary>
    public void AddRange(InputList<T> inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Append(inputs._elements);
    }

    /// <summary>A new list: this one, then the other.</summary>
    public InputList<T> Concat(InputList<T> other) => new(Join(_elements, other._elements));

    /// <summary>The elements, once the list is known; none while it is not.</summary>
    public async IAsyncEnumerator<Input<T>> GetAsyncEnumerator(CancellationToken cancellationToken)
    {
        var elements = await _elements.GetValueAsync([]);
        foreach (var element in elements.IsDefault ? [] : elements)
        {
            yield return element;
        }
    }

    /// <summary>Not possible: the elements may not be known yet.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    IEnumerator IEnumerable.GetEnumerator() => throw new NotSupportedException(
        "An InputList<T> cannot be enumerated synchronously: its elements may not be known yet. Use 'await foreach'.");

    /// <summary>A list of the same elements that can grow on its own.</summary>
    internal InputList<T> Clone() => new(_elements);

    internal override Output<ImmutableArray<T>> AsOutput() => _elements.Apply(elements => elements.IsDefault
        ? Output.Create(default(ImmutableArray<T>))
        : Output.All(elements));

    private static InputList<T> FromInputs(IEnumerable<Input<T>> inputs) =>
        new(Output.Create(inputs.ToImmutableArray()));

    private static ImmutableArray<Input<T>> ToInputs(ImmutableArray<T> values) =>
        values.IsDefault ? default : [.. values.Select(value => (Input<T>)value)];

    private static Output<ImmutableArray<Input<T>>> Join(
        Output<ImmutableArray<Input<T>>> first, Output<ImmutableArray<Input<T>>> second) =>
        Output.Zip(first, second, (one, two) =>
            one.IsDefaultOrEmpty ? two : two.IsDefaultOrEmpty ? one : one.AddRange(two));

    private void Append(Output<ImmutableArray<Input<T>>> more) => _elements = Join(_elements, more);
}
