using Fleet.Engine.Events;

namespace Fleet.Conformance.Tests.Monitor;

/// <summary>Tells what a program prints, when it does.</summary>
internal sealed class ProgramLog : IEngineEvents
{
    private readonly List<string> _lines = [];

    /// <summary>Called with each line.</summary>
    public event Action<string>? Printed;

    public IReadOnlyList<string> Lines => _lines;

    public void Publish(EngineEvent engineEvent)
    {
        if (engineEvent is StdoutEvent line)
        {
            _lines.Add(line.Message);
            Printed?.Invoke(line.Message);
        }
    }
}
