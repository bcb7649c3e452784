using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>
/// A value that is known only later: a task that also carries which resources it came from, whether it is known at all
/// (in a preview it may not be), and whether it is secret. Use <c>Apply</c> to compute with it.
/// </summary>
public sealed class Output<T> : IOutput
{
    internal Output(Task<OutputData<T>> data)
    {
        DataTask = data;
        if (!data.IsCompletedSuccessfully)
        {
            DeploymentRun.Current?.Track(data);
        }
    }

    internal Output(OutputData<T> data) => DataTask = Task.FromResult(data);

    internal Task<OutputData<T>> DataTask { get; }

    OutputData<object?>? IOutput.DataIfReady => DataTask.TryGetResult(out var data) ? data.Cast<object?>() : null;

    /// <summary>An output of what a task gives.</summary>
    public static Output<T> Create(Task<T> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value.TryGetResult(out var result) ? new(OutputData.Of(result)) : new(WaitAsync(value));

        static async Task<OutputData<T>> WaitAsync(Task<T> value) => OutputData.Of(await value);
    }

    /// <summary>Computes with the value once it is known; not called while it is unknown.</summary>
    public Output<U> Apply<U>(Func<T, U> func) =>
        new(ApplyAsync(value => Task.FromResult(OutputData.Of(func(value)))));

    /// <summary>Computes asynchronously with the value once it is known.</summary>
    public Output<U> Apply<U>(Func<T, Task<U>> func) =>
        new(ApplyAsync(async value => OutputData.Of(await func(value))));

    /// <summary>Does something asynchronous with the value once it is known.</summary>
    public Output<ValueTuple> Apply(Func<T, Task> func) => new(ApplyAsync(async value =>
    {
        await func(value);
        return OutputData.Of(default(ValueTuple));
    }));

    /// <summary>Computes with the value once it is known; the result's dependencies and secretness are kept.</summary>
    public Output<U> Apply<U>(Func<T, Input<U>?> func) =>
        new(ApplyAsync(value => func(value)?.ToOutput().DataTask ?? Task.FromResult(OutputData.Of(default(U)!))));

    /// <summary>Computes with the value once it is known; the result's dependencies and secretness are kept.</summary>
    public Output<U> Apply<U>(Func<T, Output<U>?> func) =>
        new(ApplyAsync(value => func(value)?.DataTask ?? Task.FromResult(OutputData.Of(default(U)!))));

    /// <summary>Like <c>Apply</c>, for code that does not know the value's type.</summary>
    public Output<U> UntypedApply<U>(Func<object?, Output<U>> func) => Apply(value => func(value));

    /// <summary>
    /// An explanation, since an output has no text of its own: use <see cref="Output.Format"/> or <c>Apply</c>. Also
    /// logs it as a warning; throws instead when PULUMI_ERROR_OUTPUT_STRING is <c>1</c> or <c>true</c>.
    /// </summary>
    [SuppressMessage("Design", "CA1065", Justification = "The environment variable asks for it.")]
    public override string ToString()
    {
        const string Explanation =
            "Calling [ToString] on an [Output<T>] is not supported. To get its value as an Output<string> use "
            + "o.Apply(v => $\"prefix{v}suffix\") or Output.Format($\"prefix{o}suffix\"). "
            + "Set PULUMI_ERROR_OUTPUT_STRING=1 to make this an error with a stack trace.";
        if (DeploymentSettings.IsSet("PULUMI_ERROR_OUTPUT_STRING"))
        {
            throw new InvalidOperationException(Explanation);
        }

        if (DeploymentRun.Current is not null)
        {
            Log.Warn(Explanation);
        }

        return Explanation;
    }

    async ValueTask<OutputData<object?>> IOutput.GetDataAsync() => (await DataTask).Cast<object?>();

    /// <summary>The value; <paramref name="whenUnknown"/> when it is not known.</summary>
    internal async Task<T> GetValueAsync(T whenUnknown)
    {
        var data = await DataTask;
        return data.IsKnown ? data.Value : whenUnknown;
    }

    internal Output<T> WithIsSecret(Task<bool> isSecret)
    {
        return new(MarkAsync());

        async Task<OutputData<T>> MarkAsync() => await DataTask with { IsSecret = await isSecret };
    }

    internal Output<T> WithResources(ImmutableHashSet<Resource> resources)
    {
        return new(AddAsync());

        async Task<OutputData<T>> AddAsync()
        {
            var data = await DataTask;
            return data with { Resources = OutputData.Union(data.Resources, resources) };
        }
    }

    private async Task<OutputData<U>> ApplyAsync<U>(Func<T, Task<OutputData<U>>> func)
    {
        var outer = await DataTask;
        if (!outer.IsKnown)
        {
            return new OutputData<U>(outer.Resources, default!, false, outer.IsSecret);
        }

        var inner = await func(outer.Value);
        return new OutputData<U>(
            OutputData.Union(outer.Resources, inner.Resources), inner.Value, inner.IsKnown,
            outer.IsSecret || inner.IsSecret);
    }
}
