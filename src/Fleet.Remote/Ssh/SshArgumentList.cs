using System.Collections.Immutable;

namespace Fleet.Remote.Ssh;

/// <summary>Arguments for <c>ssh</c>, compared by content.</summary>
public sealed record SshArgumentList(ImmutableArray<string> Items)
{
    /// <summary>No arguments.</summary>
    public static SshArgumentList Empty { get; } = new([]);

    /// <inheritdoc/>
    public bool Equals(SshArgumentList? other) => other is not null && Items.SequenceEqual(other.Items);

    /// <inheritdoc/>
    public override int GetHashCode() => Items.Aggregate(17, HashCode.Combine);
}
