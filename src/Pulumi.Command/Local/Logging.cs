namespace Pulumi.Command.Local;

/// <summary>What of a command's output is shown while it runs.</summary>
[EnumType]
public readonly struct Logging : IEquatable<Logging>
{
    private readonly string _value;

    private Logging(string value) => _value = value;

    /// <summary>Standard output only.</summary>
    public static Logging Stdout { get; } = new("stdout");

    /// <summary>Standard error only.</summary>
    public static Logging Stderr { get; } = new("stderr");

    /// <summary>All of it.</summary>
    public static Logging StdoutAndStderr { get; } = new("stdoutAndStderr");

    /// <summary>Nothing.</summary>
    public static Logging None { get; } = new("none");

    /// <summary>The text on the wire.</summary>
    public static explicit operator string(Logging value) => value._value;

    /// <summary>Compares values.</summary>
    public static bool operator ==(Logging left, Logging right) => left.Equals(right);

    /// <summary>Compares values.</summary>
    public static bool operator !=(Logging left, Logging right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(Logging other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Logging other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>The text on the wire.</summary>
    public override string ToString() => _value ?? "";
}
