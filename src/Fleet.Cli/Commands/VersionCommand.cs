using System.CommandLine;
using System.Reflection;

namespace Fleet.Cli.Commands;

/// <summary><c>version</c>.</summary>
internal static class VersionCommand
{
    /// <summary>This build's version.</summary>
    public static string Version { get; } =
        typeof(VersionCommand).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0.0.0";

    /// <summary>Adds it.</summary>
    public static void AddTo(FleetCommandLine line) =>
        line.Add(
            line.Root,
            new Command("version", "Print the version."),
            new HelpText { Group = "Other" },
            (session, _, _) =>
            {
                session.Terminal.Out.Write(Version);
                return Task.FromResult(ExitCodes.Success);
            });
}
