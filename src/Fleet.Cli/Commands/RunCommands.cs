using System.CommandLine;
using Fleet.Cli.Imports;
using Fleet.Cli.Runs;
using Fleet.Cli.Views;

namespace Fleet.Cli.Commands;

/// <summary><c>preview</c>, <c>up</c>, <c>destroy</c>, <c>refresh</c> and <c>import</c>.</summary>
internal static class RunCommands
{
    private const string Group = "Resources";

    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        Add(line, RunVerb.Preview, new Command("preview", "Show what an update would change, and why.") { Aliases = { "pre" } }, new HelpText
        {
            Group = Group,
            Details = "Computed from program, configuration and state alone: no host is contacted unless --drift or --refresh is given.",
            Examples =
            [
                ("fleet preview", "the selected stack"),
                ("fleet preview --stack prod --diff", "every property of everything that changes"),
                ("fleet preview --drift", "also what somebody changed on the hosts"),
                ("fleet preview --save-plan plan.json", "keep the plan, for 'fleet up --plan plan.json'"),
                ("fleet preview --expect-no-changes", "exit 7 when anything would change"),
            ],
        });
        Add(line, RunVerb.Up, new Command("up", "Make the hosts what the program declares.") { Aliases = { "update" } }, new HelpText
        {
            Group = Group,
            Details = "Shows the plan and asks before anything is changed. Everything is recorded as it happens, so an interrupted run is continued by the next one.",
            Examples =
            [
                ("fleet up", "show the plan, ask, do"),
                ("fleet up --yes", "without asking, as in a pipeline"),
                ("fleet up --refresh", "read everything from the hosts first, and repair what differs"),
                ("fleet up --target '**atlas/blog/**'", "only these resources"),
            ],
        });
        Add(line, RunVerb.Destroy, new Command("destroy", "Remove everything the stack owns.") { Aliases = { "down" } }, new HelpText
        {
            Group = Group,
            Details = "What Fleet did not make, and what is kept (volumes, unless declared disposable), stays.",
            Examples =
            [
                ("fleet destroy --stack lab", "show what goes, ask, remove"),
                ("fleet destroy --preview-only", "only show it"),
            ],
        });
        Add(line, RunVerb.Refresh, new Command("refresh", "Record what the resources are like on their hosts now."), new HelpText
        {
            Group = Group,
            Details = "Changes the state only, never a host. 'fleet up' afterwards repairs what differs from the program.",
            Examples = [("fleet refresh --preview-only", "only show what differs")],
        });
        ImportCommand.AddTo(line, Group);
    }

    private static void Add(FleetCommandLine line, RunVerb verb, Command command, HelpText text)
    {
        var symbols = new RunSymbols(verb, command);
        line.Add(line.Root, command, text, (session, words, cancellationToken) => RunAsync(session, symbols.Bind(words), cancellationToken));
    }

    /// <summary>Runs one of them.</summary>
    internal static async Task<int> RunAsync(ProjectSession session, RunOptions options, CancellationToken cancellationToken)
    {
        var stack = await session.OpenStackAsync(options.Stack, cancellationToken);
        options = options with { SavePlan = Absolute(session, options.SavePlan), Plan = Absolute(session, options.Plan) };
        RunConfig.Apply(stack, options.Config);
        IRunConversation conversation = options.Json
            ? new JsonConversation(session.Terminal, options)
            : new TerminalConversation(session.Terminal, options, stack.Stack, session.Surroundings.Clock);
        int code;
        await using (var deployer = await session.Surroundings.OpenDeployer(stack, cancellationToken))
        {
            var handler = new RunHandler(deployer, conversation, session.Surroundings.Interrupts)
            {
                OnDone = model => ImportedCode.Show(session.Terminal, options, model),
            };
            code = await handler.RunAsync(options);
        }

        if (code == ExitCodes.Success && options is { Remove: true, PreviewOnly: false })
        {
            await StackRemoval.RemoveAsync(stack, force: false, keepConfig: false, cancellationToken);
            conversation.Say($"Stack '{stack.Stack}' is removed.");
        }

        return code;
    }

    private static string Absolute(ProjectSession session, string file) =>
        file.Length == 0 ? "" : Path.GetFullPath(file, session.Surroundings.Folder);
}
