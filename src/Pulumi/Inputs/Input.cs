using System.Diagnostics.CodeAnalysis;

namespace Pulumi;

/// <summary>What an argument takes: a plain value or an output, converted implicitly.</summary>
public class Input<T> : IInput
{
    private readonly Output<T>? _output;

    private protected Input()
    {
    }

    private Input(Output<T> output) => _output = output;

    /// <summary>A plain value.</summary>
    public static implicit operator Input<T>([AllowNull] T value) => new(Output.Create(value!));

    /// <summary>An output.</summary>
    public static implicit operator Input<T>(Output<T> value) => new(value);

    /// <summary>The input as an output.</summary>
    public static implicit operator Output<T>(Input<T> input) => input.AsOutput();

    IOutput IInput.ToUntypedOutput() => ElementsOutput;

    internal virtual IOutput ElementsOutput => AsOutput();

    internal virtual Output<T> AsOutput() => _output!;
}
