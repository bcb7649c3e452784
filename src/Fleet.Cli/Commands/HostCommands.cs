using System.CommandLine;
using Fleet.Engine.State.Operations;

namespace Fleet.Cli.Commands;

/// <summary><c>host</c> and what is under it.</summary>
internal static class HostCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var host = new Command("host", "Hosts: what they can do, images nobody needs any more, hosts that are gone.");
        line.Add(line.Root, host, new HelpText { Group = "Stacks and configuration" });
        HostFactsCommand.AddTo(line, host);
        HostPruneCommand.AddTo(line, host);
        var name = new Argument<string>("host") { Description = "The host's name in the program.", HelpName = "HOST" };
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        line.Add(host, new Command("forget", "Forget everything that is recorded of a host which is gone for good.") { name, named, yes }, new HelpText
        {
            Details = "Only what is recorded changes: the host is not contacted. Take it out of the program as well, or the next update makes it all anew.",
        }, async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var edits = new StateEdits(session.Backend);
            var gone = words.GetValue(name)!;
            var plan = await edits.PlanForgetHostAsync(opened.Stack, gone, token);
            foreach (var urn in plan)
            {
                session.Terminal.Error.Write(urn);
            }

            if (!Question.Agreed(
                session.Terminal, words.GetValue(yes),
                $"Forget these {plan.Length} resources of host '{gone}' in '{opened.Stack}'? Nothing on the host changes, and nothing will manage it."))
            {
                return ExitCodes.Declined;
            }

            var forgotten = await edits.ForgetHostAsync(opened.Stack, gone, token);
            session.Terminal.Out.Write($"Forgot host '{gone}': {forgotten.Length} resources.");
            return ExitCodes.Success;
        });
    }
}
