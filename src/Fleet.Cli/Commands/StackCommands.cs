using System.CommandLine;
using Fleet.Cli.Views;
using Fleet.Engine.State.Operations;

namespace Fleet.Cli.Commands;

/// <summary><c>stack</c> and what is under it.</summary>
internal static class StackCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var stack = new Command("stack", "Make, list, select, rename, move, export or remove stacks.");
        line.Add(line.Root, stack, new HelpText
        {
            Group = "Stacks and configuration",
            Details = "A stack is one deployment of the program: its configuration (Pulumi.NAME.yaml) and its state.",
        });
        AddInit(line, stack);
        AddList(line, stack);
        AddSelect(line, stack);
        AddUnselect(line, stack);
        AddRename(line, stack);
        AddRemove(line, stack);
        StackStateCommands.AddTo(line, stack);
        StackCareCommands.AddTo(line, stack);
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

    private static void AddRename(FleetCommandLine line, Command stack)
    {
        var name = Name("The new name.");
        var named = CommonSymbols.Stack();
        line.Add(stack, new Command("rename", "Give a stack another name: state, history and configuration file.") { name, named }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var target = StackNames.Short(words.GetValue(name)!, session.Workspace.Project.Name)!;
            await new StackRename(session.Backend).RunAsync(opened.Stack, target, token);
            session.Terminal.Out.Write($"Renamed stack '{opened.Stack}' to '{target}'.");
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

    private static Argument<string> Name(string description) => new("stack") { Description = description, HelpName = "STACK" };
}
