using System.Collections.Immutable;

namespace Fleet.Cli.Commands;

/// <summary>Applies <c>--config KEY=VALUE</c>: as with Pulumi the values are written to the stack's file.</summary>
internal static class RunConfig
{
    /// <summary>Sets the values.</summary>
    public static void Apply(StackSession session, ImmutableArray<string> settings)
    {
        if (settings.IsEmpty)
        {
            return;
        }

        var config = session.Project.Workspace.OpenConfig(session.Stack);
        foreach (var setting in settings)
        {
            var at = setting.IndexOf('=');
            if (at <= 0)
            {
                throw new CommandException(
                    ExitCodes.Configuration,
                    $"'{setting}' is not of the form KEY=VALUE.",
                    "Write --config name=value; a secret is set with 'fleet config set --secret'.");
            }

            config.Set(setting[..at], setting[(at + 1)..]);
        }

        config.Save();
    }
}
