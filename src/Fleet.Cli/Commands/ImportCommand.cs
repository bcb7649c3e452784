using System.CommandLine;

namespace Fleet.Cli.Commands;

/// <summary><c>import</c>.</summary>
internal static class ImportCommand
{
    /// <summary>Adds it.</summary>
    public static void AddTo(FleetCommandLine line, string group)
    {
        var command = new Command("import", "Record objects that exist already as resources of the stack.");
        var symbols = new ImportSymbols(command);
        var text = new HelpText
        {
            Group = group,
            Details = "Reads each object by its id and records it; no host is changed and no program is run. Declare it in the "
                + "program afterwards: the next preview shows what differs.",
            Examples =
            [
                ("fleet import docker:index/volume:Volume data shop-data", "the volume 'shop-data' as 'data'"),
                ("fleet import -f import.json", "everything that a file lists, in Pulumi's format"),
            ],
        };
        line.Add(line.Root, command, text, (session, words, cancellationToken) =>
            RunCommands.RunAsync(session, symbols.Bind(words, session.Surroundings.Folder), cancellationToken));
    }
}
