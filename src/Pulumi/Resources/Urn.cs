using KernelUrn = Fleet.Protocol.Urn;

namespace Pulumi;

/// <summary>A resource's logical identity as text.</summary>
public readonly struct Urn : IEquatable<Urn>
{
    private readonly string? _text;

    /// <summary>Wraps a text.</summary>
    public Urn(string value) => _text = value;

    /// <summary>The text.</summary>
    public static implicit operator string(Urn urn) => urn.ToString();

    /// <summary>Compares texts.</summary>
    public static bool operator ==(Urn left, Urn right) => left.Equals(right);

    /// <summary>Compares texts.</summary>
    public static bool operator !=(Urn left, Urn right) => !left.Equals(right);

    /// <summary>Composes a URN; what is not given is the running deployment's.</summary>
    public static Output<string> Create(
        Input<string> name,
        Input<string> type,
        Resource? parent = null,
        Input<string>? parentUrn = null,
        Input<string>? project = null,
        Input<string>? stack = null)
    {
        var settings = DeploymentRun.Required.Settings;
        var parentText = parent is not null ? parent.Urn : (parentUrn ?? "").ToOutput();
        return Output
            .Tuple(
                name.ToOutput(), type.ToOutput(), parentText,
                (project ?? settings.Project).ToOutput(), (stack ?? settings.Stack).ToOutput())
            .Apply(all => KernelUrn.Create(
                all.Item5, all.Item4, KernelUrn.TryParse(all.Item3, out var above) ? above : default,
                all.Item2, all.Item1).Text);
    }

    /// <inheritdoc/>
    public bool Equals(Urn other) => ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Urn other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => ToString().GetHashCode(StringComparison.Ordinal);

    /// <summary>The text.</summary>
    public override string ToString() => _text ?? "";
}
