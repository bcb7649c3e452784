namespace Fleet.Engine.Backends;

/// <summary>Where a run's journal is kept. What was appended survives the run; an append costs what it appends.</summary>
internal interface IJournalMedium : IAsyncDisposable
{
    /// <summary>Where it is, as an operator would look for it.</summary>
    string Description { get; }

    /// <summary>True when there is one.</summary>
    Task<bool> ExistsAsync(CancellationToken cancellationToken);

    /// <summary>All that was appended; null when there is no journal.</summary>
    Task<byte[]?> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Begins a journal with its first lines, in place of one that is no longer needed.</summary>
    /// <exception cref="IOException">The store refuses; there is no journal then.</exception>
    Task CreateAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken);

    /// <summary>Appends whole lines to the journal that this instance has begun.</summary>
    /// <exception cref="IOException">The store refuses; nothing was appended then.</exception>
    Task AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken);

    /// <summary>Where the store can, makes sure that whoever has begun the journal cannot append to it any more.</summary>
    Task FenceAsync(CancellationToken cancellationToken);

    /// <summary>
    /// Appends the last line to whatever journal there is, after half a line of a killed run has been cut off.
    /// </summary>
    Task SealAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken);

    /// <summary>Removes it.</summary>
    Task DeleteAsync(CancellationToken cancellationToken);
}
