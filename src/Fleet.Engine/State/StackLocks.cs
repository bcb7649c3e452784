using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.State;

/// <summary>
/// The lock files of a stack, in Pulumi's format and protocol: look, write one's own, look again. Among processes of
/// this machine a guard file makes sure that one of two wins. A lock whose process has ended on this machine is stale.
/// </summary>
internal sealed class StackLocks(FileStore store, StackFiles files, EngineEnvironment environment)
{
    private const string GuardFile = ".pulumi/fleet.guard";

    /// <summary>The locks that are there, with their keys.</summary>
    public ImmutableArray<(string Key, StackLock Holder)> List() =>
        [.. store.List(files.LockFolder).Select(key => (key, Read(key))).Where(item => item.Item2 is not null)
            .Select(item => (item.key, item.Item2!))];

    /// <summary>Takes the lock, breaking stale ones.</summary>
    /// <exception cref="DiagnosticException">Someone holds it.</exception>
    public async Task<HeldLock> TakeAsync(CancellationToken cancellationToken)
    {
        using var guard = await GuardAsync(cancellationToken);
        foreach (var (key, holder) in List())
        {
            if (!IsStale(holder))
            {
                throw Refused(holder);
            }

            store.Delete(key);
        }

        var own = new HeldLock(store, $"{files.LockFolder}/{environment.NewId()}.json");
        store.Write(own.Key, Write(new StackLock(
            Environment.ProcessId, Environment.UserName, Environment.MachineName, environment.Time.GetUtcNow())));
        foreach (var (key, holder) in List())
        {
            if (key != own.Key)
            {
                own.Release();
                throw Refused(holder);
            }
        }

        return own;
    }

    /// <summary>True when the holder is a process of this machine that has ended.</summary>
    public static bool IsStale(StackLock holder)
    {
        if (holder.HostName != Environment.MachineName)
        {
            return false;
        }

        try
        {
            using var process = Process.GetProcessById(holder.ProcessId);

            // The number may belong to another process by now; clocks tick in hundredths there.
            return process.StartTime.ToUniversalTime() > holder.Since.UtcDateTime.AddSeconds(1);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            return true;
        }
    }

    private DiagnosticException Refused(StackLock holder) => new(
        $"Stack '{files.Stack}' is locked by {holder.UserName}@{holder.HostName} (process {holder.ProcessId}) "
        + $"since {holder.Since.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC.",
        $"Wait until that run has ended. If it is known to be dead, break its lock with: fleet cancel --stack {files.Stack}");

    private StackLock? Read(string key)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(store.PathOf(key)));
            var root = document.RootElement;
            return new StackLock(
                root.GetProperty("pid").GetInt32(),
                root.GetProperty("username").GetString() ?? "",
                root.GetProperty("hostname").GetString() ?? "",
                root.GetProperty("timestamp").GetDateTimeOffset());
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or FormatException
            or InvalidOperationException)
        {
            return new StackLock(0, "someone", "unknown", store.LastWrite(key));
        }
    }

    private static byte[] Write(StackLock holder) => Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new
    {
        pid = holder.ProcessId,
        username = holder.UserName,
        hostname = holder.HostName,
        timestamp = ResourceJson.Rfc3339(holder.Since),
    }));

    // Opening without sharing locks the file against every other process that does the same.
    private async Task<FileStream> GuardAsync(CancellationToken cancellationToken)
    {
        var path = store.PathOf(GuardFile);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (File.Exists(path))
            {
                await Task.Delay(TimeSpan.FromMilliseconds(5), environment.Time, cancellationToken);
            }
        }
    }
}

/// <summary>A lock that this process holds.</summary>
internal sealed class HeldLock(FileStore store, string key)
{
    public string Key { get; } = key;

    /// <summary>False when someone has broken it.</summary>
    public bool IsHeld => store.Exists(Key);

    public void Release() => store.Delete(Key);
}
