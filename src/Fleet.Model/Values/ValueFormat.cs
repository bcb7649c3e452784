using System.Runtime.CompilerServices;

namespace Fleet;

/// <summary>Takes an interpolated string apart without flattening the values in it; see <see cref="Value.Format"/>.</summary>
[InterpolatedStringHandler]
public sealed class ValueFormat
{
    private readonly List<Value> _parts;

    /// <summary>Called by the compiler.</summary>
    public ValueFormat(int literalLength, int formattedCount) => _parts = new List<Value>(formattedCount * 2 + literalLength / 64);

    /// <summary>Called by the compiler for the text between the holes.</summary>
    public void AppendLiteral(string text) => _parts.Add(text);

    /// <summary>A value in a hole.</summary>
    public void AppendFormatted(Value value) => _parts.Add(value);

    /// <summary>A secret in a hole.</summary>
    public void AppendFormatted(Secret secret) => _parts.Add(secret);

    /// <summary>Text in a hole.</summary>
    public void AppendFormatted(string text) => _parts.Add(text);

    /// <summary>A number in a hole.</summary>
    public void AppendFormatted(int number) => _parts.Add(number);

    internal Value ToValue() => new CompositeValue([.. _parts]);
}
