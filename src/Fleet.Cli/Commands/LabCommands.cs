using System.CommandLine;
using Fleet.Cli.Labs;
using Fleet.Lab;

namespace Fleet.Cli.Commands;

/// <summary><c>lab</c> and what is under it.</summary>
internal static class LabCommands
{
    /// <summary>Adds them.</summary>
    public static void AddTo(FleetCommandLine line)
    {
        var lab = new Command("lab", "Simulated hosts on this machine, to try things out.");
        line.Add(line.Root, lab, new HelpText
        {
            Group = "Lab",
            Details = "Each host has a network, an engine and an SSH server of its own, in 198.18.0.0/15 with no way out. Needs root on Linux.",
            Examples =
            [
                ("fleet lab up", "start the hosts of the stack 'lab' and deploy it on them"),
                ("fleet lab ssh atlas docker ps", "run a command on one"),
                ("fleet lab break atlas network", "pull its cable; 'fleet lab heal' plugs it in again"),
            ],
        });
        AddUp(line, lab);
        AddDown(line, lab);
        AddStatus(line, lab);
        AddSsh(line, lab);
        AddBreak(line, lab);
        AddHeal(line, lab);
        AddPrepare(line, lab);
    }

    private static void AddUp(FleetCommandLine line, Command lab)
    {
        var stack = Stack();
        line.Add(
            lab,
            new Command("up", "Start a stack's hosts and deploy the stack on them.") { stack },
            new HelpText
            {
                Details = "Installs the Debian packages that are missing, saying which. Run again, it changes nothing.",
                Examples =
                [
                    ("fleet lab up", "the stack 'lab'"),
                    ("fleet lab up --stack lab-studio60", "another one whose hosts are simulated"),
                ],
            },
            (session, words, token) => new LabUp(session, words.GetValue(stack)!).RunAsync(token));
    }

    private static void AddDown(FleetCommandLine line, Command lab)
    {
        var yes = CommonSymbols.Yes();
        var stack = Stack();
        line.Add(lab, new Command("down", "Stop and remove the hosts and everything on them.") { stack, yes }, new HelpText
        {
            Details = "The state of the stack goes too, since nothing of what it records is left. Its configuration file stays.",
        }, async (session, words, token) =>
        {
            var name = words.GetValue(stack)!;
            var identity = LabIdentity.Of(session.Workspace, name);
            if (session.Terminal.IsInteractive && !Question.Agreed(
                session.Terminal, words.GetValue(yes), $"Remove the simulated hosts, all that is on them, and the state of stack '{name}'?"))
            {
                return ExitCodes.Declined;
            }

            await Lab(session).DownAsync(identity.Id, token);
            if (await session.Backend.StackExistsAsync(name, token))
            {
                await session.Backend.RemoveStackAsync(name, force: true, token);
                session.Terminal.Error.Write($"Removed the state of stack '{name}': nothing of what it recorded is left.");
            }

            LabModelFile.Forget(session.Workspace, name);
            session.Terminal.Out.Write("The lab is down.");
            return ExitCodes.Success;
        });
    }

    private static void AddStatus(FleetCommandLine line, Command lab)
    {
        var json = CommonSymbols.Json();
        var stack = Stack();
        line.Add(lab, new Command("status", "Say what of the lab is alive.") { stack, json }, new HelpText(), async (session, words, token) =>
        {
            var identity = LabIdentity.Of(session.Workspace, words.GetValue(stack)!);
            var status = await Lab(session).StatusAsync(identity.Id, token)
                ?? throw new CommandException(ExitCodes.Failure, "The lab is not up.", "Start it with 'fleet lab up'.");
            session.Terminal.Out.Write(words.GetValue(json) ? [LabStatusView.Json(status)] : LabStatusView.Table(status));
            return ExitCodes.Success;
        });
    }

    private static void AddSsh(FleetCommandLine line, Command lab)
    {
        var host = Host();
        var stack = Stack();
        var command = new Argument<string[]>("command")
        {
            Description = "A command to run there instead of a shell; after '--' when it has options of its own.",
            HelpName = "COMMAND",
            Arity = ArgumentArity.ZeroOrMore,
        };
        line.Add(
            lab,
            new Command("ssh", "Log in to a simulated host, or run a command there.") { host, command, stack },
            new HelpText { Examples = [("fleet lab ssh atlas", "a shell"), ("fleet lab ssh atlas -- docker ps -a", "one command")] },
            (session, words, token) => LabShell.RunAsync(
                LabIdentity.Of(session.Workspace, words.GetValue(stack)!).Id, words.GetValue(host)!, words.GetValue(command) ?? [], token));
    }

    private static void AddBreak(FleetCommandLine line, Command lab)
    {
        var host = Host();
        var stack = Stack();
        var fault = new Argument<string>("fault")
        {
            Description = "network, delay=MILLISECONDS, loss=PERCENT, rate=KILOBITS, engine, engine-kill, ssh, disk or power.",
            HelpName = "FAULT",
        };
        line.Add(lab, new Command("break", "Do harm to a simulated host; 'fleet lab heal' undoes it.") { host, fault, stack }, new HelpText(), async (session, words, token) =>
        {
            var identity = LabIdentity.Of(session.Workspace, words.GetValue(stack)!);
            await Lab(session).BreakAsync(identity.Id, words.GetValue(host)!, LabFault.Parse(words.GetValue(fault)!), token);
            return ExitCodes.Success;
        });
    }

    private static void AddHeal(FleetCommandLine line, Command lab)
    {
        var host = new Argument<string?>("host")
        {
            Description = "The host; all when absent.",
            HelpName = "HOST",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var stack = Stack();
        line.Add(lab, new Command("heal", "Undo every fault that was made.") { host, stack }, new HelpText(), async (session, words, token) =>
        {
            await Lab(session).HealAsync(LabIdentity.Of(session.Workspace, words.GetValue(stack)!).Id, words.GetValue(host), token);
            session.Terminal.Out.Write("The lab is whole.");
            return ExitCodes.Success;
        });
    }

    private static void AddPrepare(FleetCommandLine line, Command lab) =>
        line.Add(lab, new Command("prepare", "Install the Debian packages and make the images that the lab needs, and start nothing."), new HelpText(), async (session, _, token) =>
        {
            await Lab(session).PrepareAsync(token);
            await Lab(session).PrepareImagesAsync(token);
            return ExitCodes.Success;
        });

    private static Lab.Lab Lab(ProjectSession session) =>
        new(new LabTalk(session.Terminal.Error), session.Surroundings.Clock);

    private static Option<string> Stack() => new("--stack", "-s")
    {
        Description = "The stack whose hosts are simulated.",
        HelpName = "NAME",
        DefaultValueFactory = _ => LabStack.Name,
    };

    private static Argument<string> Host() => new("host") { Description = "The simulated host.", HelpName = "HOST" };
}
