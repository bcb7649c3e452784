using System.Collections.Immutable;
using System.Globalization;

namespace Pulumi;

/// <summary>Makes and combines outputs.</summary>
public static partial class Output
{
    /// <summary>An output of a value that is there already.</summary>
    public static Output<T> Create<T>(T value) => new(OutputData.Of(value));

    /// <summary>An output of what a task gives.</summary>
    public static Output<T> Create<T>(Task<T> value) => Output<T>.Create(value);

    /// <summary>A secret output: encrypted in state, never shown.</summary>
    public static Output<T> CreateSecret<T>(T value) => new(OutputData.Of(value) with { IsSecret = true });

    /// <summary>A secret output of what a task gives.</summary>
    public static Output<T> CreateSecret<T>(Task<T> value) => CreateSecret(Create(value));

    /// <summary>The output, made secret.</summary>
    public static Output<T> CreateSecret<T>(Output<T> value) => value.WithIsSecret(Task.FromResult(true));

    /// <summary>The output, no longer secret: whoever uses it answers for that.</summary>
    public static Output<T> Unsecret<T>(Output<T> output) => output.WithIsSecret(Task.FromResult(false));

    /// <summary>Whether the output is secret, once that is decided.</summary>
    public static async Task<bool> IsSecretAsync<T>(Output<T> output) => (await output.DataTask).IsSecret;

    /// <summary>All values as one output; unknown or secret when one of them is.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Input<T>[] inputs) => All(inputs.AsEnumerable());

    /// <summary>All values as one output; unknown or secret when one of them is.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Input<T>> inputs) =>
        All(inputs.Select(input => input.ToOutput()));

    /// <summary>All values as one output; unknown or secret when one of them is.</summary>
    public static Output<ImmutableArray<T>> All<T>(params Output<T>[] outputs) => All(outputs.AsEnumerable());

    /// <summary>All values as one output; unknown or secret when one of them is.</summary>
    public static Output<ImmutableArray<T>> All<T>(IEnumerable<Output<T>> outputs) =>
        new(AllAsync(outputs.ToArray()));

    /// <summary>
    /// Formats an interpolated string whose holes may be inputs and outputs; numbers and dates are formatted
    /// invariantly.
    /// </summary>
    public static Output<string> Format(FormattableString formattableString)
    {
        ArgumentNullException.ThrowIfNull(formattableString);
        var arguments = formattableString.GetArguments();
        return All(arguments.Select(ToOutput))
            .Apply(values => string.Format(CultureInfo.InvariantCulture, formattableString.Format, values.ToArray()));
    }

    internal static Output<T> Unknown<T>(T value = default!) =>
        new(new OutputData<T>(ImmutableHashSet<Resource>.Empty, value, false, false));

    /// <summary>An untyped view of anything: an input or output is waited for, all else is itself.</summary>
    internal static Output<object?> ToOutput(object? value)
    {
        return value switch
        {
            IInput input => new Output<object?>(WaitAsync(input.ToUntypedOutput())),
            IOutput output => new Output<object?>(WaitAsync(output)),
            _ => Create(value),
        };

        static async Task<OutputData<object?>> WaitAsync(IOutput output) => await output.GetDataAsync();
    }

    /// <summary>Combines two outputs; at once when both are there already.</summary>
    internal static Output<TResult> Zip<T1, T2, TResult>(
        Output<T1> first, Output<T2> second, Func<T1, T2, TResult> combine)
    {
        return first.DataTask.TryGetResult(out var one) && second.DataTask.TryGetResult(out var two)
            ? new Output<TResult>(OutputData.Combine(one, two, combine))
            : new Output<TResult>(WaitAsync());

        async Task<OutputData<TResult>> WaitAsync() =>
            OutputData.Combine(await first.DataTask, await second.DataTask, combine);
    }

    private static async Task<OutputData<ImmutableArray<T>>> AllAsync<T>(Output<T>[] outputs)
    {
        var all = await Task.WhenAll(outputs.Select(output => output.DataTask));
        var resources = all.Aggregate(
            ImmutableHashSet<Resource>.Empty, (union, data) => OutputData.Union(union, data.Resources));
        var isKnown = all.All(data => data.IsKnown);
        return new OutputData<ImmutableArray<T>>(
            resources,
            isKnown ? [.. all.Select(data => data.Value)] : default,
            isKnown,
            all.Any(data => data.IsSecret));
    }
}
