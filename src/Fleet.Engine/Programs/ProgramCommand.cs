using System.Collections.Immutable;
using System.Diagnostics;

namespace Fleet.Engine.Programs;

/// <summary>The process to start for a program.</summary>
/// <param name="Arguments">The executable, then its arguments.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="Environment">Variables on top of the engine's own.</param>
internal sealed record ProgramCommand(
    ImmutableArray<string> Arguments,
    string WorkingDirectory,
    ImmutableSortedDictionary<string, string> Environment)
{
    /// <summary>Starts it in a session of its own, so that it can be signalled with whatever it starts; its streams are piped.</summary>
    /// <param name="guard">The shell script that runs it (<c>"$@"</c>) and sees to its end when this process is gone.</param>
    /// <param name="name">What the shell calls itself.</param>
    /// <exception cref="System.ComponentModel.Win32Exception">The executable cannot be started.</exception>
    public Process Start(string guard, string name)
    {
        var start = new ProcessStartInfo("setsid", ["sh", "-c", guard, name, .. Arguments])
        {
            WorkingDirectory = WorkingDirectory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (variable, value) in Environment)
        {
            start.Environment[variable] = value;
        }

        return Process.Start(start) ?? throw new InvalidOperationException($"Bug: '{name}' did not start.");
    }
}
