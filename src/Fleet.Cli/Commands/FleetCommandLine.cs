using System.CommandLine;
using System.CommandLine.Help;
using Fleet.Cli.Composing;
using Fleet.Cli.Drawings;

namespace Fleet.Cli.Commands;

/// <summary>The <c>fleet</c> command with everything under it.</summary>
internal sealed class FleetCommandLine
{
    private readonly Dictionary<Command, HelpText> _texts = [];
    private readonly GlobalSymbols _globals = new();
    private readonly RootCommand _root;
    private readonly CommandRunner _runner;

    /// <summary>Builds the tree of commands.</summary>
    public FleetCommandLine(Surroundings surroundings)
    {
        _root = new RootCommand("Declares hosts and container stacks in C# and makes them so.");
        _globals.AddTo(_root);
        _runner = new CommandRunner(surroundings, _globals);
        RunCommands.AddTo(this);
        StackCommands.AddTo(this);
        ConfigCommands.AddTo(this);
        StateCommands.AddTo(this);
        HostCommands.AddTo(this);
        CancelCommand.AddTo(this);
        GraphCommand.AddTo(this);
        ReportCommand.AddTo(this);
        ComposeCommands.AddTo(this);
        LabCommands.AddTo(this);
        VersionCommand.AddTo(this);
        _texts[_root] = RootHelp.Text;
        UseOwnHelp();
    }

    /// <summary>The tree's root.</summary>
    public RootCommand Root => _root;

    /// <summary>Runs a command line and says what the process answers with.</summary>
    public static Task<int> RunAsync(IReadOnlyList<string> words, Surroundings surroundings) =>
        new FleetCommandLine(surroundings).InvokeAsync(words);

    /// <summary>Adds a command under a parent.</summary>
    public void Add(Command parent, Command command, HelpText text, CommandAction? action = null)
    {
        parent.Subcommands.Add(command);
        _texts[command] = text;
        if (action is not null)
        {
            command.SetAction((line, _) => _runner.RunAsync(line, action));
        }
    }

    private async Task<int> InvokeAsync(IReadOnlyList<string> words)
    {
        var line = _root.Parse(words, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (line.Action is not Help && line.Errors.Count > 0)
        {
            if (words.Count == 0)
            {
                var help = (Help)_root.Options.OfType<HelpOption>().Single().Action!;
                return help.Invoke(line);
            }

            _runner.Terminal(line).Error.Write(BadCommandLine.Explain(line, words));
            return ExitCodes.Configuration;
        }

        return await line.InvokeAsync(new InvocationConfiguration
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
        });
    }

    private void UseOwnHelp()
    {
        foreach (var version in _root.Options.OfType<VersionOption>().ToList())
        {
            _root.Options.Remove(version);
        }

        var help = _root.Options.OfType<HelpOption>().Single();
        help.Description = "Say what a command is for and how it is called.";
        help.Action = new Help(_texts, line => _runner.Terminal(line).Out);
    }
}
