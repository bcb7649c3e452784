using System.CommandLine;
using Fleet.Cli.Terminals;
using Fleet.Cli.Views;

namespace Fleet.Cli.Commands;

/// <summary>Runs a command's action: opens the terminal before, explains an exception after.</summary>
internal sealed class CommandRunner(Surroundings surroundings, GlobalSymbols globals)
{
    private Terminal? _terminal;

    /// <summary>The terminal of this invocation.</summary>
    public Terminal Terminal(ParseResult line) =>
        _terminal ??= surroundings.OpenTerminal(globals.Bind(line, surroundings.Folder));

    /// <summary>Runs an action.</summary>
    public async Task<int> RunAsync(ParseResult line, CommandAction action)
    {
        var terminal = Terminal(line);
        var session = new ProjectSession(surroundings, globals.Bind(line, surroundings.Folder), terminal);
        surroundings.Interrupts.Arrived = stage => terminal.Say(Line.Of(
            stage == 1 ? "Ending: what runs is finished first. Once more ends at once." : "Ending at once.", Tone.Warning));
        try
        {
            return await action(session, line, surroundings.Interrupts.Cancel);
        }
        catch (Exception exception)
        {
            var code = ErrorView.ExitCode(exception);
            var log = code == ExitCodes.Bug ? CrashLog.Write(session, exception) : "";
            terminal.Error.Write(ErrorView.Render(exception, log));
            return code;
        }
    }
}
