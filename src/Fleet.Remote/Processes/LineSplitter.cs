using System.Text;

namespace Fleet.Remote.Processes;

/// <summary>Cuts a stream of bytes into lines of text.</summary>
internal sealed class LineSplitter(Action<string> listener)
{
    private readonly List<byte> _pending = [];

    public void Add(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value == (byte)'\n')
            {
                Emit();
            }
            else
            {
                _pending.Add(value);
            }
        }
    }

    public void Complete()
    {
        if (_pending.Count > 0)
        {
            Emit();
        }
    }

    private void Emit()
    {
        listener(Encoding.UTF8.GetString([.. _pending]).TrimEnd('\r'));
        _pending.Clear();
    }
}
