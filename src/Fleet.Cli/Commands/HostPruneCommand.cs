using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Fleet.Cli.Runs;
using Fleet.Engine.State.Operations;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Providers;

namespace Fleet.Cli.Commands;

/// <summary><c>host prune</c>: removes images that Fleet has pulled and that nothing needs any more.</summary>
internal static class HostPruneCommand
{
    /// <summary>Adds it.</summary>
    public static void AddTo(FleetCommandLine line, Command host)
    {
        var names = Names();
        var (named, yes) = (CommonSymbols.Stack(), CommonSymbols.Yes());
        var dry = new Option<bool>("--dry-run") { Description = "Only list what would go." };
        line.Add(host, new Command("prune", "Remove images that Fleet has pulled and that nothing needs any more.") { names, named, dry, yes }, new HelpText
        {
            Details = "An image goes when Fleet pulled it, no recorded resource of the host names it, and no container on the host was made from it. Images that others pulled or built stay.",
        }, async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var records = new HostRecords(session.Backend);
            var wanted = words.GetValue(names) ?? [];
            var hosts = Chosen(await records.ReadAsync(opened.Stack, token), wanted, opened.Stack);
            await using var providers = await EngineDeployer.OpenProvidersAsync(opened, token);
            var images = ImmutableArray<PrunableImage>.Empty;
            foreach (var recorded in hosts)
            {
                var found = await Open(providers, recorded).PlanAsync(recorded.Texts, token);
                images = images.AddRange(found);
                foreach (var image in found)
                {
                    session.Terminal.Error.Write($"{recorded.Name}: {image.Reference}{(image.IsNameless ? " (an earlier one)" : "")}, {Megabytes(image)} MB");
                }
            }

            if (images.IsEmpty || words.GetValue(dry))
            {
                session.Terminal.Out.Write(images.IsEmpty
                    ? $"Nothing to prune in '{opened.Stack}'."
                    : $"{Count(images.Length)} would be removed.");
                return ExitCodes.Success;
            }

            if (!Question.Agreed(session.Terminal, words.GetValue(yes), $"Remove {Count(images.Length)}? What is needed again is pulled again."))
            {
                return ExitCodes.Declined;
            }

            var stayed = await PruneAsync(records, opened.Stack, providers, wanted, token);
            foreach (var reason in stayed)
            {
                session.Terminal.Error.Write(reason);
            }

            session.Terminal.Out.Write($"Removed {Count(images.Length - stayed.Length)}.");
            return ExitCodes.Success;
        });
    }

    /// <summary>Which hosts a command is about.</summary>
    public static Argument<string[]> Names() => new("host")
    {
        Description = "Only these hosts; all of the stack when absent.",
        HelpName = "HOST",
        Arity = ArgumentArity.ZeroOrMore,
    };

    /// <summary>Looks again with the stack locked, so that no run is pulling what is about to go.</summary>
    private static async Task<ImmutableArray<string>> PruneAsync(
        HostRecords records, string stack, BuiltinProviders providers, string[] wanted, CancellationToken cancellationToken)
    {
        var stayed = ImmutableArray.CreateBuilder<string>();
        await records.ChangeFactsAsync(
            stack,
            "host prune",
            async hosts =>
            {
                var facts = new Dictionary<Urn, PropertyMap>();
                foreach (var recorded in Chosen(hosts, wanted, stack))
                {
                    var images = Open(providers, recorded);
                    stayed.AddRange(await images.RemoveAsync(await images.PlanAsync(recorded.Texts, cancellationToken), cancellationToken));
                    facts[recorded.Provider] = await images.FactsAsync(recorded.Facts, cancellationToken);
                }

                return facts;
            },
            cancellationToken);
        return stayed.ToImmutable();
    }

    private static HostImages Open(BuiltinProviders providers, RecordedHost host) =>
        HostImages.Open(providers, host.Provider, host.Inputs, host.Facts);

    /// <summary>The recorded hosts that a command is about.</summary>
    /// <exception cref="CommandException">One of them is not recorded.</exception>
    public static ImmutableArray<RecordedHost> Chosen(ImmutableArray<RecordedHost> hosts, string[] wanted, string stack)
    {
        var unknown = wanted.FirstOrDefault(name => hosts.All(host => host.Name != name));
        return unknown is null
            ? [.. hosts.Where(host => wanted.Length == 0 || wanted.Contains(host.Name, StringComparer.Ordinal))]
            : throw new CommandException(
                ExitCodes.Failure,
                $"Stack '{stack}' records no facts of a host '{unknown}'. Nothing was changed.",
                hosts.IsEmpty ? "It records none of any host." : $"It records: {string.Join(", ", hosts.Select(host => $"'{host.Name}'"))}.");
    }

    private static string Count(int images) => images == 1 ? "1 image" : $"{images} images";

    private static string Megabytes(PrunableImage image) =>
        (image.Size / 1_000_000.0).ToString("0.0", CultureInfo.InvariantCulture);
}
