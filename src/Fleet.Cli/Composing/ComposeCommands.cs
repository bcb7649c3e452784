using System.CommandLine;
using Fleet.Cli.Commands;
using Fleet.Cli.Drawings;
using Fleet.Compose;

namespace Fleet.Cli.Composing;

/// <summary><c>compose</c> and what is under it.</summary>
internal static class ComposeCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var compose = new Command("compose", "Compose files, read as stacks.");
        line.Add(line.Root, compose, new HelpText
        {
            Group = "Show",
            Details = "Nothing is contacted, and nothing is taken from the environment of this machine.",
            Examples =
            [
                ("fleet compose check compose.yaml", "what is wrong with it, or what it says"),
                ("fleet compose config compose.yaml compose.prod.yaml", "both, merged"),
            ],
        });
        AddCheck(line, compose);
        AddConfig(line, compose);
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
        var file = new Option<string?>("--out", "-o") { Description = "Write to a file instead of stdout.", HelpName = "FILE" };
        var command = new Command("config", "Write Compose files as one: merged, extended, included, variables filled in.") { file };
        source.AddTo(command);
        line.Add(compose, command, new HelpText
        {
            Details = "The result is the file that the stack would be written as. What it cannot say is told on stderr.",
        }, async (session, words, token) =>
        {
            var written = ComposeFile.Write(source.Read(session, words));
            foreach (var sentence in written.LeftOut)
            {
                session.Terminal.Error.Write(sentence);
            }

            await Output.WriteAsync(session, written.Text, words.GetValue(file), token);
            return ExitCodes.Success;
        });
    }
}
