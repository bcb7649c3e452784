using Fleet.Cli.Terminals;
using Fleet.Lab;

namespace Fleet.Cli.Labs;

/// <summary>Lets the lab speak to the operator.</summary>
internal sealed class LabTalk(Printer printer) : ILabLog
{
    /// <inheritdoc/>
    public void Say(string message) => printer.Write(message);

    /// <inheritdoc/>
    public void Warn(string message) => printer.Write(Line.Of("warning: ", Tone.Warning).Add(message));
}
