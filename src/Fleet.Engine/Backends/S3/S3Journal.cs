using System.Globalization;
using Fleet.Protocol;

namespace Fleet.Engine.Backends.S3;

/// <summary>
/// A journal as numbered objects, since objects cannot be appended to: <c>TOKEN-NUMBER</c>, one for each append. None is
/// ever replaced, so whoever puts the next number first shuts the other out.
/// </summary>
internal sealed class S3Journal(S3Store store, string folder, long token) : IJournalMedium
{
    private const int AtOnce = 8;

    private int _count;

    public string Description => store.Describe(folder);

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) => (await PartsAsync(cancellationToken)).Count > 0;

    public async Task<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        var parts = await PartsAsync(cancellationToken);
        if (parts.Count == 0)
        {
            return null;
        }

        var contents = new byte[parts.Count][];
        var isWhole = true;
        await Parallel.ForAsync(
            0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (index, stop) =>
            {
                var stored = await store.ReadAsync(parts[index], stop);
                contents[index] = stored?.Content ?? [];
                isWhole &= stored is not null;
            });

        // One that was removed while it was read is part of the checkpoint by now.
        return isWhole ? [.. contents.SelectMany(content => content)] : null;
    }

    public Task CreateAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken) => AppendAsync(lines, cancellationToken);

    public async Task AppendAsync(ReadOnlyMemory<byte> lines, CancellationToken cancellationToken)
    {
        if (await store.TryWriteAsync(Key(token, _count), lines, null, cancellationToken) is null)
        {
            throw new DiagnosticException(
                "The stack's lock was taken over by someone else while this run was going on.",
                "Nothing new is begun. Find out who did it, then run the same command again.");
        }

        _count++;
    }

    public async Task FenceAsync(CancellationToken cancellationToken) => await SealAsync(Array.Empty<byte>(), cancellationToken);

    public async Task SealAsync(ReadOnlyMemory<byte> line, CancellationToken cancellationToken)
    {
        while (await PartsAsync(cancellationToken) is { Count: > 0 } parts)
        {
            var owner = long.Parse(parts[0][(folder.Length + 1)..].Split('-')[0], CultureInfo.InvariantCulture);
            if (await store.TryWriteAsync(Key(owner, parts.Count), line, null, cancellationToken) is not null)
            {
                return;
            }
        }
    }

    // The first part first: without it there is no journal, whatever is left of it.
    public async Task DeleteAsync(CancellationToken cancellationToken)
    {
        if (await PartsAsync(cancellationToken) is [var first, ..])
        {
            await store.DeleteAsync(first, cancellationToken);
        }

        foreach (var item in await store.ListAsync(folder, cancellationToken))
        {
            await store.DeleteAsync(item.Key, cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private string Key(long owner, int number) =>
        string.Create(CultureInfo.InvariantCulture, $"{folder}/{owner:D10}-{number:D8}");

    /// <summary>The keys of the journal of the highest token that has a beginning, in order; none when there is no journal.</summary>
    private async Task<List<string>> PartsAsync(CancellationToken cancellationToken)
    {
        var all = await store.ListAsync(folder, cancellationToken);
        var journal = all.Select(item => item.Key).GroupBy(key => key[..key.LastIndexOf('-')])
            .LastOrDefault(group => group.First().EndsWith("-00000000", StringComparison.Ordinal));
        return journal?.ToList() ?? [];
    }
}
