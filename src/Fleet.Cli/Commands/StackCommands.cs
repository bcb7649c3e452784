using System.CommandLine;
using Fleet.Cli.Views;

namespace Fleet.Cli.Commands;

/// <summary><c>stack</c> and what is under it.</summary>
internal static class StackCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var stack = new Command("stack", "Make, list, select, export or remove stacks.");
        line.Add(line.Root, stack, new HelpText
        {
            Group = "Stacks and configuration",
            Details = "A stack is one deployment of the program: its configuration (Pulumi.NAME.yaml) and its state.",
        });
        AddInit(line, stack);
        AddList(line, stack);
        AddSelect(line, stack);
        AddUnselect(line, stack);
        AddOutput(line, stack);
        AddExport(line, stack);
        AddImport(line, stack);
        AddRemove(line, stack);
    }

    private static void AddInit(FleetCommandLine line, Command stack)
    {
        var name = Name("The new stack's name: letters, digits, dashes, underscores and dots.");
        var noSelect = new Option<bool>("--no-select") { Description = "Do not select it." };
        line.Add(stack, new Command("init", "Make an empty stack and select it.") { name, noSelect }, new HelpText(), async (session, words, token) =>
        {
            var stackName = StackNames.Short(words.GetValue(name)!, session.Workspace.Project.Name)!;
            if (await session.Backend.StackExistsAsync(stackName, token))
            {
                throw new CommandException(
                    ExitCodes.Failure, $"There is a stack '{stackName}' already.", $"Select it with 'fleet stack select {stackName}'.");
            }

            await session.Backend.CreateStackAsync(stackName, token);
            if (!words.GetValue(noSelect))
            {
                session.Workspace.SelectStack(stackName);
            }

            session.Terminal.Out.Write($"Made stack '{stackName}'{(words.GetValue(noSelect) ? "" : " and selected it")}.");
            return ExitCodes.Success;
        });
    }

    private static void AddList(FleetCommandLine line, Command stack)
    {
        var json = CommonSymbols.Json();
        line.Add(stack, new Command("ls", "List the project's stacks; the selected one has a star.") { json }, new HelpText(), async (session, words, token) =>
        {
            var stacks = await session.Backend.ListStacksAsync(token);
            var selected = session.Workspace.SelectedStack;
            session.Terminal.Out.Write(words.GetValue(json)
                ? [StackListView.Json(stacks, selected)]
                : StackListView.Table(stacks, selected));
            return ExitCodes.Success;
        });
    }

    private static void AddSelect(FleetCommandLine line, Command stack)
    {
        var name = Name("The stack.");
        var create = new Option<bool>("--create", "-c") { Description = "Make it when there is none of that name." };
        line.Add(stack, new Command("select", "Make a stack the one that commands are about.") { name, create }, new HelpText(), async (session, words, token) =>
        {
            var stackName = StackNames.Short(words.GetValue(name)!, session.Workspace.Project.Name)!;
            if (words.GetValue(create) && !await session.Backend.StackExistsAsync(stackName, token))
            {
                await session.Backend.CreateStackAsync(stackName, token);
            }

            var opened = await session.OpenStackAsync(stackName, token);
            session.Workspace.SelectStack(opened.Stack);
            session.Terminal.Error.Write($"Selected stack '{opened.Stack}'.");
            return ExitCodes.Success;
        });
    }

    private static void AddUnselect(FleetCommandLine line, Command stack) =>
        line.Add(stack, new Command("unselect", "Select no stack."), new HelpText(), (session, _, _) =>
        {
            session.Workspace.SelectStack(null);
            session.Terminal.Error.Write("No stack is selected now.");
            return Task.FromResult(ExitCodes.Success);
        });

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

    private static void AddRemove(FleetCommandLine line, Command stack)
    {
        var name = new Argument<string?>("stack")
        {
            Description = "The stack; by default the selected one.",
            HelpName = "STACK",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        var force = new Option<bool>("--force", "-f") { Description = "Even when resources are recorded; the objects stay on their hosts." };
        var preserve = new Option<bool>("--preserve-config") { Description = "Keep the stack's configuration file." };
        line.Add(stack, new Command("rm", "Remove a stack: state, history and configuration file.") { name, named, yes, force, preserve }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(name) ?? words.GetValue(named), token);
            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"Remove stack '{opened.Stack}' for good?"))
            {
                return ExitCodes.Declined;
            }

            await StackRemoval.RemoveAsync(opened, words.GetValue(force), words.GetValue(preserve), token);
            session.Terminal.Out.Write($"Removed stack '{opened.Stack}'.");
            return ExitCodes.Success;
        });
    }

    private static async Task<string> ReadAsync(string path, CancellationToken cancellationToken) =>
        System.IO.File.Exists(path)
            ? await System.IO.File.ReadAllTextAsync(path, cancellationToken)
            : throw new CommandException(ExitCodes.Configuration, $"There is no file '{path}'.", "Check the path given to --file.");

    private static Argument<string> Name(string description) => new("stack") { Description = description, HelpName = "STACK" };

    private static Option<string?> File(string description) => new("--file") { Description = description, HelpName = "FILE" };
}
