using System.CommandLine;
using Fleet.Cli.Commands;
using Fleet.Cli.Drawings;
using Fleet.Cli.Runs;
using Fleet.Compose;

namespace Fleet.Cli.Composing;

/// <summary><c>compose</c> and what is under it.</summary>
internal static class ComposeCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var compose = new Command("compose", "Compose files: read as stacks, and written from them.");
        line.Add(line.Root, compose, new HelpText
        {
            Group = "Show",
            Details = "No host is contacted, and nothing is taken from the environment of this machine.",
            Examples =
            [
                ("fleet compose check compose.yaml", "what is wrong with it, or what it says"),
                ("fleet compose config compose.yaml compose.prod.yaml", "both, merged"),
                ("fleet compose write atlas/shop --stack prod", "what the program declares, as a Compose file"),
            ],
        });
        AddCheck(line, compose);
        AddConfig(line, compose);
        AddWrite(line, compose);
    }

    private static void AddCheck(FleetCommandLine line, Command compose)
    {
        var source = new ComposeSource();
        var command = new Command("check", "Read Compose files, and show the stack they say.");
        source.AddTo(command);
        line.Add(compose, command, new HelpText
        {
            Details = "Ends with the line that a program needs to have it. What is wrong is said with file, line and column.",
            Examples = [("fleet compose check compose.yaml --env TAG=1.4.0 --profile '*'", "a file with a variable, all of its services")],
        }, (session, words, _) =>
        {
            session.Terminal.Out.Write(ComposeView.Render(source.Read(session, words), source.Files(words)));
            return Task.FromResult(ExitCodes.Success);
        });
    }

    private static void AddConfig(FleetCommandLine line, Command compose)
    {
        var source = new ComposeSource();
        var file = Output.Symbol();
        var command = new Command("config", "Write Compose files as one: merged, extended, included, variables filled in.") { file };
        source.AddTo(command);
        line.Add(compose, command, new HelpText
        {
            Details = "The result is the file that the stack would be written as. What it cannot say is told on stderr.",
        }, async (session, words, token) =>
        {
            var written = ComposeFile.Write(source.Read(session, words));
            return await WriteAsync(session, written.LeftOut, written.Text, words.GetValue(file), token);
        });
    }

    private static void AddWrite(FleetCommandLine line, Command compose)
    {
        var wanted = new Argument<string>("container-stack") { Description = "The stack's path, or its name when there is one of it.", HelpName = "HOST/STACK" };
        var stack = CommonSymbols.Stack();
        var file = Output.Symbol();
        line.Add(compose, new Command("write", "Write a stack that the program declares as a Compose file.") { wanted, stack, file }, new HelpText
        {
            Details = "Secrets are written as variables, never their content. What the variables stand for, and what a Compose file cannot say, is told on stderr.",
            Examples = [("fleet compose write atlas/shop --stack prod -o compose.yaml", "a stack of the host atlas")],
        }, async (session, words, token) =>
        {
            var all = await ModelSource.AskAsync(session, words.GetValue(stack), async (opened, document) => ComposeDocument.Parse(
                await ProgramModel.AskAsync(opened, "FLEET_COMPOSE", document, "So there is nothing to write.", token)), token);
            var written = ComposeSource.Chosen(all.Stacks, words.GetValue(wanted)!);
            var meanings = written.Variables.Select(variable => $"The variable {variable.Key} stands for {variable.Value}.");
            return await WriteAsync(session, [.. meanings, .. written.LeftOut], written.Text, words.GetValue(file), token);
        });
    }

    private static async Task<int> WriteAsync(
        ProjectSession session, IReadOnlyList<string> remarks, string text, string? file, CancellationToken cancellationToken)
    {
        foreach (var sentence in remarks)
        {
            session.Terminal.Error.Write(sentence);
        }

        await Output.WriteAsync(session, text, file, cancellationToken);
        return ExitCodes.Success;
    }
}
