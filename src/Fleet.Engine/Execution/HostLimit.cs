using System.Collections.Immutable;
using System.Globalization;
using Fleet.Engine.Config;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>How many operations run at a time on one host when the command does not say.</summary>
internal static class HostLimit
{
    private const string Key = "fleet:perHost";

    // An SSH server allows ten sessions a connection unless it is told otherwise; some are for its own use.
    private const int Default = 8;

    /// <summary>What the stack's configuration says, else the default.</summary>
    /// <exception cref="DiagnosticException">It says something that is no such number.</exception>
    public static int Of(ImmutableSortedDictionary<string, ConfigValue> config, string stack)
    {
        if (!config.TryGetValue(Key, out var value))
        {
            return Default;
        }

        return int.TryParse(value.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit > 0
            ? limit
            : throw new DiagnosticException(
                $"The configuration value '{Key}' of stack '{stack}' is '{value.Text}' and not a number above 0.",
                $"Set it with 'fleet config set {Key} {Default}', or remove it.");
    }
}
