using System.Collections.Concurrent;

namespace Fleet.Lab.Tests;

internal sealed class TestLog : ILabLog
{
    public ConcurrentQueue<string> Lines { get; } = new();

    public void Say(string message) => Lines.Enqueue(message);

    public void Warn(string message) => Lines.Enqueue("warning: " + message);
}
