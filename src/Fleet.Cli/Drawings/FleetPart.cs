using System.CommandLine;
using Fleet.Cli.Commands;
using Fleet.Diagrams;
using Fleet.Document;

namespace Fleet.Cli.Drawings;

/// <summary>The options that commands which show a fleet share: where its model comes from, which part of it, and where to.</summary>
internal sealed class FleetPart
{
    private readonly Option<string?> _system = new("--system") { Description = "The system to show; all by default.", HelpName = "NAME" };
    private readonly Option<string?> _host = new("--host") { Description = "The host to show, with what it deals with.", HelpName = "HOST" };
    private readonly Option<string?> _file = Output.Symbol();

    /// <summary>Where the model comes from.</summary>
    public ModelSource Source { get; } = new();

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_system);
        command.Add(_host);
        command.Add(_file);
        Source.AddTo(command);
    }

    /// <summary>The model, and the system and host that were named.</summary>
    public async Task<(ModelDocument Model, string? System, string? Host)> ReadAsync(
        ProjectSession session, ParseResult words, CancellationToken cancellationToken) =>
        (await Source.ReadAsync(session, words, cancellationToken), words.GetValue(_system), words.GetValue(_host));

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
