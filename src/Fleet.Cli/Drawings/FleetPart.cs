using System.CommandLine;
using Fleet.Cli.Commands;
using Fleet.Diagrams;

namespace Fleet.Cli.Drawings;

/// <summary>The options that commands which show a fleet share: which part of it, and where to.</summary>
internal sealed class FleetPart
{
    private readonly Option<string?> _system = new("--system") { Description = "The system to show; all by default.", HelpName = "NAME" };
    private readonly Option<string?> _host = new("--host") { Description = "The host to show, with what it deals with.", HelpName = "HOST" };
    private readonly Option<string?> _file = new("--out", "-o") { Description = "Write to a file instead of stdout.", HelpName = "FILE" };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_system);
        command.Add(_host);
        command.Add(_file);
    }

    /// <summary>The system that was named.</summary>
    public string? SystemOf(ParseResult words) => words.GetValue(_system);

    /// <summary>The host that was named.</summary>
    public string? HostOf(ParseResult words) => words.GetValue(_host);

    /// <summary>What is made; what cannot be is the operator's to mend.</summary>
    public static T Made<T>(Func<T> make)
    {
        try
        {
            return make();
        }
        catch (DrawingException problem)
        {
            throw new CommandException(ExitCodes.Configuration, problem.Message);
        }
    }

    /// <summary>Writes a text that ends with a newline: to stdout as it is, or to the file that was named.</summary>
    public Task WriteAsync(ProjectSession session, ParseResult words, string text, CancellationToken cancellationToken) =>
        Output.WriteAsync(session, text, words.GetValue(_file), cancellationToken);
}
