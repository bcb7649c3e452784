using System.CommandLine;
using Fleet.Engine.State.Operations;

namespace Fleet.Cli.Commands;

/// <summary><c>state</c> and what is under it: edits of what is recorded, never of the objects.</summary>
internal static class StateCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var state = new Command("state", "Edit what is recorded of resources; their objects stay as they are.");
        line.Add(line.Root, state, new HelpText
        {
            Group = "Stacks and configuration",
            Details = "Every edit takes the stack's lock, keeps a copy of the state before it, and checks the result. A resource is named by its URN, or by its name where that is unique.",
        });
        AddDelete(line, state);
        AddRename(line, state);
        AddMove(line, state);
        AddMark(line, state, "protect", "Protect resources from removal.", "Protect", "protected", (edits, stack, names, token) => edits.ProtectAsync(stack, names, true, token));
        AddMark(line, state, "unprotect", "Take the protection off resources.", "Take the protection off", "no longer protected", (edits, stack, names, token) => edits.ProtectAsync(stack, names, false, token));
        AddMark(line, state, "taint", "Have the next update replace resources.", "Have the next update replace", "tainted", (edits, stack, names, token) => edits.TaintAsync(stack, names, true, token));
        AddMark(line, state, "untaint", "Take back a taint.", "Take back the taint of", "no longer tainted", (edits, stack, names, token) => edits.TaintAsync(stack, names, false, token));
        AddRepair(line, state);
    }

    private static void AddDelete(FleetCommandLine line, Command state)
    {
        var names = Names(ArgumentArity.OneOrMore);
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        var force = new Option<bool>("--force") { Description = "Even protected resources." };
        var dependents = new Option<bool>("--target-dependents") { Description = "And what depends on them." };
        line.Add(state, new Command("delete", "Forget resources; their objects stay.") { names, named, force, dependents, yes }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var chosen = words.GetValue(names)!;
            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"Forget {List(chosen)} in '{opened.Stack}'? The objects stay, and nothing will manage them."))
            {
                return ExitCodes.Declined;
            }

            var gone = await new StateEdits(session.Backend).DeleteAsync(
                opened.Stack, chosen, words.GetValue(force), words.GetValue(dependents), token);
            return Said(session, gone, "forgotten");
        });
    }

    private static void AddRename(FleetCommandLine line, Command state)
    {
        var resource = new Argument<string>("resource") { Description = "Its URN, or its name where that is unique.", HelpName = "RESOURCE" };
        var name = new Argument<string>("name") { Description = "The new logical name.", HelpName = "NAME" };
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        line.Add(state, new Command("rename", "Give a recorded resource another name; the program must use it too.") { resource, name, named, yes }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var (from, to) = (words.GetValue(resource)!, words.GetValue(name)!);
            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"Rename '{from}' to '{to}' in '{opened.Stack}'?"))
            {
                return ExitCodes.Declined;
            }

            var urns = await new StateEdits(session.Backend).RenameAsync(opened.Stack, from, to, token);
            session.Terminal.Out.Write($"{urns[0]} is now {urns[1]}.");
            return ExitCodes.Success;
        });
    }

    private static void AddMove(FleetCommandLine line, Command state)
    {
        var names = Names(ArgumentArity.OneOrMore);
        var source = new Option<string?>("--source") { Description = "The stack that records them; by default the selected one.", HelpName = "STACK" };
        var target = new Option<string>("--dest") { Description = "The stack that is to record them.", HelpName = "STACK", Required = true };
        var yes = CommonSymbols.Yes();
        line.Add(state, new Command("move", "Move recorded resources, and all below them, to another stack.") { names, source, target, yes }, new HelpText(), async (session, words, token) =>
        {
            var from = await session.OpenStackAsync(words.GetValue(source), token);
            var to = await session.OpenStackAsync(words.GetValue(target), token);
            var chosen = words.GetValue(names)!;
            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"Move {List(chosen)} from '{from.Stack}' to '{to.Stack}'?"))
            {
                return ExitCodes.Declined;
            }

            var result = await new StateMove(session.Backend).RunAsync(from.Stack, to.Stack, chosen, token);
            foreach (var reference in result.Dropped)
            {
                session.Terminal.Error.Write(reference);
            }

            return Said(session, result.Moved, $"moved to '{to.Stack}'");
        });
    }

    private static void AddMark(
        FleetCommandLine line,
        Command state,
        string verb,
        string description,
        string question,
        string done,
        Func<StateEdits, string, IReadOnlyCollection<string>, CancellationToken, Task<System.Collections.Immutable.ImmutableArray<string>>> act)
    {
        var names = Names(ArgumentArity.ZeroOrMore);
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        var all = new Option<bool>("--all") { Description = "Every resource of the stack." };
        line.Add(state, new Command(verb, description) { names, named, all, yes }, new HelpText(), async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var chosen = words.GetValue(names) ?? [];
            if ((chosen.Length == 0) != words.GetValue(all))
            {
                throw new CommandException(ExitCodes.Configuration, "Name resources, or give --all.", $"See 'fleet state {verb} --help'.");
            }

            var what = chosen.Length == 0 ? "every resource" : List(chosen);
            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"{question} {what} of '{opened.Stack}'?"))
            {
                return ExitCodes.Declined;
            }

            return Said(session, await act(new StateEdits(session.Backend), opened.Stack, chosen, token), done);
        });
    }

    private static void AddRepair(FleetCommandLine line, Command state)
    {
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        line.Add(state, new Command("repair", "Make a damaged state usable again; what was there is kept.") { named, yes }, new HelpText
        {
            Details = "Says first what it would do. A file that cannot be read gives way to the last good state; references to what is not recorded are dropped; resources are put in order.",
        }, async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var repair = new StateRepair(session.Backend);
            var steps = await repair.PlanAsync(opened.Stack, token);
            if (steps.IsEmpty)
            {
                session.Terminal.Out.Write($"The state of '{opened.Stack}' keeps every rule. Nothing to repair.");
                return ExitCodes.Success;
            }

            foreach (var step in steps)
            {
                session.Terminal.Error.Write(step);
            }

            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"Repair the state of '{opened.Stack}' so?"))
            {
                return ExitCodes.Declined;
            }

            var done = await repair.RunAsync(opened.Stack, token);
            session.Terminal.Out.Write($"Repaired the state of '{opened.Stack}': {done.Length} change{(done.Length == 1 ? "" : "s")}.");
            return ExitCodes.Success;
        });
    }

    private static int Said(ProjectSession session, IReadOnlyCollection<string> urns, string done)
    {
        foreach (var urn in urns)
        {
            session.Terminal.Error.Write(urn);
        }

        session.Terminal.Out.Write(urns.Count == 0 ? "Nothing to change." : $"{urns.Count} resource{(urns.Count == 1 ? "" : "s")} {done}.");
        return ExitCodes.Success;
    }

    private static string List(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"'{name}'"));

    private static Argument<string[]> Names(ArgumentArity arity) => new("resource")
    {
        Description = "URNs, or names where they are unique.",
        HelpName = "RESOURCE",
        Arity = arity,
    };
}
