using System.CommandLine;
using System.Text.Json;
using Fleet.Cli.Commands;
using Fleet.Cli.Runs;
using Fleet.Document;

namespace Fleet.Cli.Drawings;

/// <summary>Where the commands that show a fleet have its model from: the program of a stack, or a file that was kept.</summary>
internal sealed class ModelSource
{
    /// <summary><c>--stack</c>.</summary>
    public Option<string?> Stack { get; } = CommonSymbols.Stack();

    /// <summary><c>--model</c>.</summary>
    public Option<string?> Model { get; } = new("--model")
    {
        Description = "Read a model document that was kept, instead of asking the program.",
        HelpName = "FILE",
    };

    /// <summary>Adds the options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(Stack);
        command.Add(Model);
    }

    /// <summary>Reads the model.</summary>
    public async Task<ModelDocument> ReadAsync(ProjectSession session, ParseResult words, CancellationToken cancellationToken) =>
        words.GetValue(Model) is { } file
            ? await ReadFileAsync(Path.Combine(session.Surroundings.Folder, file), cancellationToken)
            : await AskAsync(session, words.GetValue(Stack), cancellationToken);

    /// <summary>Reads the model of another time: from a file, or from the program as it was at a revision.</summary>
    public async Task<ModelDocument> ReadOldAsync(ProjectSession session, ParseResult words, string old, CancellationToken cancellationToken)
    {
        var file = Path.Combine(session.Surroundings.Folder, old);
        if (File.Exists(file))
        {
            return await ReadFileAsync(file, cancellationToken);
        }

        using var checkout = await Revision.CheckOutAsync(session.Workspace.Folder, old, cancellationToken);
        var then = new ProjectSession(session.Surroundings, session.Options with { Folder = checkout.Folder }, session.Terminal);
        return await AskAsync(then, words.GetValue(Stack) ?? session.Workspace.SelectedStack, cancellationToken);
    }

    /// <summary>Reads a model from a file.</summary>
    public static async Task<ModelDocument> ReadFileAsync(string file, CancellationToken cancellationToken)
    {
        try
        {
            return ModelDocument.Parse(await File.ReadAllTextAsync(file, cancellationToken));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.Configuration, $"The model '{file}' cannot be read: {problem.Message}");
        }
        catch (JsonException problem)
        {
            throw new CommandException(
                ExitCodes.Configuration, $"'{file}' is not a model document.", "A program writes one with FLEET_MODEL=FILE.", problem.Message);
        }
    }

    /// <summary>Asks the program of a stack. No state is read: what there is does not matter to what is declared.</summary>
    public static Task<ModelDocument> AskAsync(ProjectSession session, string? name, CancellationToken cancellationToken) =>
        AskAsync(session, name, (stack, file) => ProgramModel.AskAsync(stack, file, "So there is nothing to show.", cancellationToken), cancellationToken);

    /// <summary>Asks the program of a stack, without its state, for a document that it writes into a file.</summary>
    public static async Task<T> AskAsync<T>(
        ProjectSession session, string? name, Func<StackSession, string, Task<T>> ask, CancellationToken cancellationToken)
    {
        var stack = StackNames.Short(name ?? "", session.Workspace.Project.Name)
            ?? session.Workspace.SelectedStack
            ?? throw await StackNames.NoneSelectedAsync(session.Backend, cancellationToken);
        if (!File.Exists(Path.Combine(session.Workspace.Folder, $"Pulumi.{stack}.yaml")))
        {
            throw await StackNames.UnknownAsync(session.Backend, stack, cancellationToken);
        }

        var folder = Directory.CreateTempSubdirectory("fleet-model-");
        try
        {
            var aside = new ProjectSession(session.Surroundings, session.Options, session.Terminal) { BackendUrl = $"file://{folder.FullName}" };
            await aside.Backend.CreateStackAsync(stack, cancellationToken);
            return await ask(new StackSession(aside, stack), Path.Combine(folder.FullName, "document.json"));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
