using System.Text;

namespace Fleet.Acceptance.Tests;

/// <summary>Collects the command line of every process of the machine, again and again until disposed.</summary>
public sealed class ProcessWatch : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly HashSet<string> _lines = [];
    private readonly Task _watching;

    /// <summary>Starts watching.</summary>
    public ProcessWatch() => _watching = Task.Run(WatchAsync);

    /// <summary>All command lines seen so far, one a line.</summary>
    public string Seen
    {
        get
        {
            lock (_lines)
            {
                return string.Join('\n', _lines);
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            foreach (var process in Directory.GetDirectories("/proc").Where(path => char.IsDigit(path[^1])))
            {
                try
                {
                    var line = Encoding.UTF8.GetString(await File.ReadAllBytesAsync(Path.Combine(process, "cmdline")));
                    lock (_lines)
                    {
                        _lines.Add(line.Replace('\0', ' '));
                    }
                }
                catch (IOException)
                {
                    // The process ended in between.
                }
            }

            await Task.Delay(20).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
