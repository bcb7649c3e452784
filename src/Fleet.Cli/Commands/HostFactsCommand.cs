using System.CommandLine;
using System.Globalization;
using Fleet.Cli.Runs;
using Fleet.Engine.State.Operations;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Providers;

namespace Fleet.Cli.Commands;

/// <summary><c>host facts</c>: what hosts were found capable of, which plans heed.</summary>
internal static class HostFactsCommand
{
    /// <summary>Adds it.</summary>
    public static void AddTo(FleetCommandLine line, Command host)
    {
        var names = HostPruneCommand.Names();
        var named = CommonSymbols.Stack();
        var renew = new Option<bool>("--renew") { Description = "Ask the hosts again, and record what they say." };
        line.Add(host, new Command("facts", "Print what hosts were found capable of.") { names, named, renew }, new HelpText
        {
            Details = "Hosts are asked once and again when their engine's version changes; plans refuse what they are known not to be able to do. After any other change, such as a new kernel, ask again with --renew.",
        }, async (session, words, token) =>
        {
            var opened = await session.OpenStackAsync(words.GetValue(named), token);
            var records = new HostRecords(session.Backend);
            var wanted = words.GetValue(names) ?? [];
            if (words.GetValue(renew))
            {
                await using var providers = await EngineDeployer.OpenProvidersAsync(opened, token);
                await records.ChangeFactsAsync(
                    opened.Stack, "host facts --renew", hosts => AskAsync(providers, HostPruneCommand.Chosen(hosts, wanted, opened.Stack), token), token);
            }

            foreach (var recorded in HostPruneCommand.Chosen(await records.ReadAsync(opened.Stack, token), wanted, opened.Stack))
            {
                session.Terminal.Out.Write(recorded.Name);
                foreach (var (name, value) in recorded.Facts)
                {
                    session.Terminal.Out.Write($"  {name}: {Text(value)}");
                }
            }

            return ExitCodes.Success;
        });
    }

    private static async Task<IReadOnlyDictionary<Urn, PropertyMap>> AskAsync(
        BuiltinProviders providers, IEnumerable<RecordedHost> hosts, CancellationToken cancellationToken)
    {
        var asked = await Task.WhenAll(hosts.Select(async host => KeyValuePair.Create(
            host.Provider, await HostAsking.AskAsync(providers, host.Provider, host.Inputs, host.Facts, cancellationToken))));
        return new Dictionary<Urn, PropertyMap>(asked);
    }

    private static string Text(PropertyValue value) => value switch
    {
        PropertyValue.Bool flag => flag.Value ? "yes" : "no",
        PropertyValue.List { Items: [PropertyValue.Map, ..] and var images } => $"{images.Length} images",
        PropertyValue.List list => list.Items.IsEmpty ? "none" : string.Join(", ", list.Items.Select(Text)),
        PropertyValue.Number number => number.Value.ToString(CultureInfo.InvariantCulture),
        _ => value.AsText() ?? "",
    };
}
