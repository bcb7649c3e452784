using System.Text.RegularExpressions;
using Fleet.Engine.Backends;

namespace Fleet.Engine.State;

/// <summary>
/// The times in the names of a stack's past runs and copies. They order them, so a clock that was set back must not put a
/// new one before older ones: the newest copy is what a damaged state is mended from.
/// </summary>
internal static partial class NamedTimes
{
    /// <summary>This time, or the next one after those that have a name already.</summary>
    public static async Task<DateTimeOffset> NextAsync(
        IObjectStore store, StackFiles files, DateTimeOffset time, CancellationToken cancellationToken)
    {
        var names = (await store.ListAsync(files.HistoryFolder, cancellationToken))
            .Concat(await store.ListAsync(files.BackupFolder, cancellationToken));
        var newest = names.Select(item => TimeOf(item.Key)).DefaultIfEmpty().Max();
        return newest >= time ? newest.AddTicks(1) : time;
    }

    // 'dev-1763724000000000000.history.json', 'dev.1763724000000000000.json'
    private static DateTimeOffset TimeOf(string key) =>
        NamePattern().Match(key) is { Success: true } match
        && long.TryParse(match.Groups[1].Value, out var nanoseconds)
            ? DateTimeOffset.UnixEpoch.AddTicks(nanoseconds / TimeSpan.NanosecondsPerTick)
            : DateTimeOffset.MinValue;

    [GeneratedRegex(@"[.-]([0-9]{15,})\.(history\.|checkpoint\.)?json(\.gz|\.zst)?$")]
    private static partial Regex NamePattern();
}
