using System.CommandLine;
using Fleet.Cli.Views;
using Fleet.Engine.State.Operations;

namespace Fleet.Cli.Commands;

/// <summary>What is recorded of a stack, read and put in place: <c>stack output|export|import|history|graph</c>.</summary>
internal static class StackStateCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line, Command stack)
    {
        AddOutput(line, stack);
        AddExport(line, stack);
        AddImport(line, stack);
        AddHistory(line, stack);
        AddGraph(line, stack);
    }

    private static void AddOutput(FleetCommandLine line, Command stack)
    {
        var output = new Argument<string?>("output")
        {
            Description = "One output; all when absent.",
            HelpName = "OUTPUT",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var (named, json, secrets) = (CommonSymbols.Stack(), CommonSymbols.Json(), CommonSymbols.ShowSecrets());
        line.Add(stack, new Command("output", "Print a stack's outputs.") { output, named, json, secrets }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var outputs = await session.Backend.OutputsAsync(opened.Stack, words.GetValue(secrets), token);
            session.Terminal.Out.Write(StackOutputView.Render(opened.Stack, outputs, words.GetValue(output), words.GetValue(json), words.GetValue(secrets)));
            return ExitCodes.Success;
        });
    }

    private static void AddExport(FleetCommandLine line, Command stack)
    {
        var (named, secrets) = (CommonSymbols.Stack(), CommonSymbols.ShowSecrets());
        var file = File("Write to this file instead of stdout.");
        line.Add(stack, new Command("export", "Print a stack's state in Pulumi's format.") { named, file, secrets }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var json = await session.Backend.ExportAsync(opened.Stack, words.GetValue(secrets), token);
            if (words.GetValue(file) is { } path)
            {
                await System.IO.File.WriteAllTextAsync(Path.GetFullPath(path, session.Options.Folder), json, token);
            }
            else
            {
                session.Terminal.Out.Write(json.TrimEnd('\n'));
            }

            return ExitCodes.Success;
        });
    }

    private static void AddImport(FleetCommandLine line, Command stack)
    {
        var named = CommonSymbols.Stack();
        var file = File("Read this file instead of stdin.");
        var force = new Option<bool>("--force", "-f") { Description = "Import even what comes from another stack." };
        line.Add(stack, new Command("import", "Replace a stack's state by an exported one.") { named, file, force }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var json = words.GetValue(file) is { } path
                ? await ReadAsync(Path.GetFullPath(path, session.Options.Folder), token)
                : await session.Terminal.In.ReadToEndAsync(token);
            await session.Backend.ImportAsync(opened.Stack, json, words.GetValue(force), token);
            session.Terminal.Error.Write($"Imported the state of '{opened.Stack}'.");
            return ExitCodes.Success;
        });
    }

    private static void AddHistory(FleetCommandLine line, Command stack)
    {
        var (named, json) = (CommonSymbols.Stack(), CommonSymbols.Json());
        var size = new Option<int>("--page-size") { Description = "How many runs to show.", HelpName = "N", DefaultValueFactory = _ => 10 };
        var page = new Option<int>("--page") { Description = "Which page of that size, the newest being 1.", HelpName = "N", DefaultValueFactory = _ => 1 };
        line.Add(stack, new Command("history", "List past runs: what, when, who, on which commit.") { named, json, size, page }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var most = Math.Max(1, words.GetValue(size));
            var runs = await session.Backend.HistoryAsync(opened.Stack, (Math.Max(1, words.GetValue(page)) - 1) * most, most, token);
            session.Terminal.Out.Write(words.GetValue(json) ? [HistoryView.Json(runs)] : HistoryView.List(runs));
            return ExitCodes.Success;
        });
    }

    private static void AddGraph(FleetCommandLine line, Command stack)
    {
        var file = new Argument<string>("file") { Description = "The file to write; '-' for stdout.", HelpName = "FILE" };
        var named = CommonSymbols.Stack();
        var noParents = new Option<bool>("--ignore-parent-edges") { Description = "Leave out who hangs below whom." };
        var noDependencies = new Option<bool>("--ignore-dependency-edges") { Description = "Leave out who needs whom." };
        line.Add(stack, new Command("graph", "Draw what is recorded as a graph for Graphviz.") { file, named, noParents, noDependencies }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var dot = await new StackGraph(session.Backend).DotAsync(
                opened.Stack, !words.GetValue(noParents), !words.GetValue(noDependencies), token);
            if (words.GetValue(file) is not "-" and { } path)
            {
                await System.IO.File.WriteAllTextAsync(Path.GetFullPath(path, session.Options.Folder), dot, token);
                session.Terminal.Error.Write($"Wrote the graph of '{opened.Stack}' to '{path}'.");
            }
            else
            {
                session.Terminal.Out.Write(dot.TrimEnd('\n'));
            }

            return ExitCodes.Success;
        });
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken) =>
        System.IO.File.Exists(path)
            ? await System.IO.File.ReadAllTextAsync(path, cancellationToken)
            : throw new CommandException(ExitCodes.Configuration, $"There is no file '{path}'.", "Check the path given to --file.");

    private static Option<string?> File(string description) => new("--file") { Description = description, HelpName = "FILE" };
}
