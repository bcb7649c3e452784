using Fleet.Engine.Backends;
using Fleet.Engine.Backends.Locks;
using Fleet.Engine.State;

namespace Fleet.Engine.Tests.Kit;

/// <summary>A process of its own that takes a lock again and again, and writes down when it has it.</summary>
internal static class LockRacer
{
    /// <summary>How often each process takes it: six of them make ten thousand holders in the long form of the tests.</summary>
    public static readonly int Rounds = Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1" ? 1_667 : 15;

    public static async Task RunAsync(string mode, string folder)
    {
        var locks = new StackLocks(
            new FileStore(folder), new StackFiles("proj", "dev"), new EngineEnvironment(), LockIdentity.Current(_ => null),
            new LeaseTimes { Poll = TimeSpan.FromMilliseconds(2) });
        var log = Path.Combine(folder, "log");
        for (var round = 0; round < Rounds; round++)
        {
            await using var held = await locks.TakeAsync(new LockWaiting(TimeSpan.FromMinutes(2)), default);
            Append(log, $"in {Environment.ProcessId} {round}");
            if (mode == "hold")
            {
                await Task.Delay(Timeout.Infinite);
            }

            await Task.Yield();
            Append(log, $"out {Environment.ProcessId} {round}");
        }
    }

    private static void Append(string path, string line)
    {
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        file.Write(System.Text.Encoding.UTF8.GetBytes(line + "\n"));
    }
}
