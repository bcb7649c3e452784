using System.CommandLine;

namespace Fleet.Cli.Commands;

/// <summary><c>cancel</c>.</summary>
internal static class CancelCommand
{
    /// <summary>Adds it.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var name = new Argument<string?>("stack")
        {
            Description = "The stack; by default the selected one.",
            HelpName = "STACK",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var stack = CommonSymbols.Stack();
        var yes = CommonSymbols.Yes();
        var command = new Command("cancel", "Break the lock of a run that is gone.") { name, stack, yes };
        line.Add(line.Root, command, new HelpText
        {
            Group = "Stacks and configuration",
            Details = "Only for a run that no longer exists: breaking the lock of a living one lets two runs change the same hosts. What it left half done is folded into the state first.",
        }, async (session, words, cancellationToken) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(name) ?? words.GetValue(stack), cancellationToken);
            var locks = await session.Backend.LocksAsync(opened.Stack, cancellationToken);
            if (locks.IsEmpty)
            {
                session.Terminal.Out.Write($"Nobody holds stack '{opened.Stack}'.");
                return ExitCodes.Success;
            }

            foreach (var holder in locks)
            {
                session.Terminal.Error.Write($"Held by {holder}{(holder.IsDead ? ", which has ended" : "")}.");
            }

            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"Break the lock of '{opened.Stack}'?"))
            {
                return ExitCodes.Declined;
            }

            var broken = await session.Backend.CancelAsync(opened.Stack, cancellationToken);
            session.Terminal.Out.Write($"Broke {broken.Length} lock{(broken.Length == 1 ? "" : "s")} of '{opened.Stack}'.");
            return ExitCodes.Success;
        });
    }
}
