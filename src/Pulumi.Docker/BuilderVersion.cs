namespace Pulumi.Docker;

/// <summary>The builder of images.</summary>
[EnumType]
public readonly struct BuilderVersion : IEquatable<BuilderVersion>
{
    private readonly string _value;

    private BuilderVersion(string value) => _value = value;

    /// <summary>The classic builder.</summary>
    public static BuilderVersion BuilderV1 { get; } = new("BuilderV1");

    /// <summary>BuildKit.</summary>
    public static BuilderVersion BuilderBuildKit { get; } = new("BuilderBuildKit");

    /// <summary>The text on the wire.</summary>
    public static explicit operator string(BuilderVersion value) => value._value;

    /// <summary>Compares values.</summary>
    public static bool operator ==(BuilderVersion left, BuilderVersion right) => left.Equals(right);

    /// <summary>Compares values.</summary>
    public static bool operator !=(BuilderVersion left, BuilderVersion right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(BuilderVersion other) => string.Equals(_value, other._value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is BuilderVersion other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value?.GetHashCode(StringComparison.Ordinal) ?? 0;

    /// <summary>The text on the wire.</summary>
    public override string ToString() => _value ?? "";
}
