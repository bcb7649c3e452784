namespace Pulumi;

/// <summary>What inputs can do that outputs can.</summary>
public static class InputExtensions
{
    /// <summary>Computes with the value once it is known.</summary>
    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, U> func) => input.ToOutput().Apply(func);

    /// <summary>Computes asynchronously with the value once it is known.</summary>
    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Task<U>> func) => input.ToOutput().Apply(func);

    /// <summary>Computes with the value once it is known; the result's dependencies and secretness are kept.</summary>
    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Input<U>?> func) => input.ToOutput().Apply(func);

    /// <summary>Computes with the value once it is known; the result's dependencies and secretness are kept.</summary>
    public static Output<U> Apply<T, U>(this Input<T>? input, Func<T, Output<U>?> func) => input.ToOutput().Apply(func);

    /// <summary>The input as an output; one of the default value when there is no input.</summary>
    public static Output<T> ToOutput<T>(this Input<T>? input) =>
        input is null ? Output.Create(default(T)!) : input.AsOutput();
}
