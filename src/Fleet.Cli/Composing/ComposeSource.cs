using System.CommandLine;
using Fleet.Cli.Commands;
using Fleet.Compose;

namespace Fleet.Cli.Composing;

/// <summary>The Compose files a command is about, and how they are read.</summary>
internal sealed class ComposeSource
{
    private readonly Argument<string[]> _files = new("file")
    {
        Description = "The Compose file; further ones are merged over it.",
        HelpName = "FILE",
        Arity = ArgumentArity.OneOrMore,
    };

    private readonly Option<string[]> _variables = new("--env", "-e")
    {
        Description = "What a variable stands for; wins over '.env' beside the file. May be repeated.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<string[]> _profiles = new("--profile")
    {
        Description = "A profile whose services are read; '*' for all. May be repeated.",
        HelpName = "NAME",
    };

    private readonly Option<string[]> _leftOut = new("--leave-out")
    {
        Description = "An attribute to read over, such as 'services.*.pids_limit'. May be repeated.",
        HelpName = "PLACE",
    };

    /// <summary>Adds the arguments and options to a command.</summary>
    public void AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_variables);
        command.Add(_profiles);
        command.Add(_leftOut);
    }

    /// <summary>The files as they were named.</summary>
    public IReadOnlyList<string> Files(ParseResult words) => words.GetValue(_files)!;

    /// <summary>Reads the files as a stack.</summary>
    public ContainerStack Read(ProjectSession session, ParseResult words)
    {
        var options = new ComposeOptions();
        foreach (var pair in words.GetValue(_variables) ?? [])
        {
            var parts = pair.Split('=', 2);
            options.Variables[parts[0]] = parts.Length == 2
                ? parts[1]
                : throw new CommandException(ExitCodes.Configuration, $"'--env {pair}' has no value.", "Write it as NAME=VALUE.");
        }

        options.Profiles.AddRange(words.GetValue(_profiles) ?? []);
        options.LeaveOut.AddRange(words.GetValue(_leftOut) ?? []);
        try
        {
            return ComposeFile.Read([.. Files(words).Select(file => Path.Combine(session.Surroundings.Folder, file))], options);
        }
        catch (ComposeException problem)
        {
            throw new CommandException(
                ExitCodes.Configuration, $"{string.Join(", ", Files(words))} cannot be read as a stack.",
                "docs/compose.md says what is read; '--leave-out' reads over an attribute.", problem.Message);
        }
    }

    /// <summary>The stack that was named by its path, or by a name that only it has.</summary>
    public static WrittenStack Chosen(IReadOnlyList<WrittenStack> stacks, string wanted)
    {
        var found = stacks.Where(stack => stack.Path == wanted).ToList() is { Count: > 0 } exact
            ? exact
            : stacks.Where(stack => stack.Path.EndsWith($"/{wanted}", StringComparison.Ordinal)).ToList();
        return found is [var only]
            ? only
            : throw new CommandException(
                ExitCodes.Configuration,
                found.Count == 0 ? $"The program declares no stack '{wanted}'." : $"The program declares '{wanted}' on {found.Count} hosts.",
                $"There are {string.Join(", ", (found.Count == 0 ? stacks : found).Select(stack => $"'{stack.Path}'"))}.");
    }
}
