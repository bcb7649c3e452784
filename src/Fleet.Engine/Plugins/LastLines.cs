namespace Fleet.Engine.Plugins;

/// <summary>Keeps the last lines of what a process prints.</summary>
internal sealed class LastLines
{
    private const int Most = 20;
    private const int Longest = 1000;

    private readonly Queue<string> _lines = new();
    private readonly Lock _gate = new();

    public void Add(string line)
    {
        lock (_gate)
        {
            _lines.Enqueue(line.Length > Longest ? line[..Longest] + "…" : line);
            if (_lines.Count > Most)
            {
                _lines.Dequeue();
            }
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return string.Join('\n', _lines);
        }
    }
}
