namespace Fleet.Remote.Docker;

/// <summary>Which part of a container's output.</summary>
public sealed record LogQuery
{
    /// <summary>Only the last so many lines; null for all.</summary>
    public int? Tail { get; init; }

    /// <summary>Only what was written after; null for all.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Only what was written before; null for all.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>False to leave out standard output.</summary>
    public bool Output { get; init; } = true;

    /// <summary>False to leave out standard error.</summary>
    public bool Error { get; init; } = true;

    /// <summary>True to have each line begin with what the log driver notes beside it.</summary>
    public bool Details { get; init; }

    /// <summary>True to go on until the container ends.</summary>
    public bool Follow { get; init; }

    /// <summary>True to have each line begin with its time.</summary>
    public bool Timestamps { get; init; }
}

/// <summary>A piece of output as the container wrote it; not necessarily whole lines.</summary>
/// <param name="IsError">True when it was written to standard error.</param>
/// <param name="Bytes">The bytes.</param>
public sealed record LogChunk(bool IsError, ReadOnlyMemory<byte> Bytes);
