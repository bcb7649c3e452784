using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Command;

/// <summary>What remote and local commands have in common.</summary>
internal static class CommandInputs
{
    /// <summary>Inputs that say when and how something runs, not what: a change of these alone runs nothing.</summary>
    private static readonly string[] Silent = ["delete", "logging", "addPreviousOutputInEnv"];

    private static readonly string[] LoggingChoices = ["stdout", "stderr", "stdoutAndStderr", "none"];

    /// <summary>The inputs that every command has.</summary>
    public static readonly string[] Names =
        ["create", "update", "delete", "triggers", "stdin", "logging", "environment", "addPreviousOutputInEnv"];

    /// <summary>Validates them.</summary>
    public static void Check(InputCheck check)
    {
        foreach (var name in new[] { "create", "update", "delete", "stdin" })
        {
            check.Text(name);
        }

        check.Bool("addPreviousOutputInEnv");
        if (check.Text("logging") is { } logging && !LoggingChoices.Contains(logging, StringComparer.Ordinal))
        {
            check.Fail("logging", $"'{logging}' is none of {string.Join(", ", LoggingChoices)}.");
        }

        foreach (var (name, value) in check.Map("environment"))
        {
            if (!IsVariableName(name))
            {
                check.Fail("environment", $"'{name}' is not a name for a variable: letters, digits and '_', no digit first.");
            }

            if (!value.ContainsUnknowns && value.AsText() is null)
            {
                check.Fail($"environment.{name}", "The value of a variable is a text.");
            }
        }
    }

    /// <summary>True when a change means that the command must run again.</summary>
    public static bool MustRun(PropertyMap old, PropertyMap wanted) => wanted.Keys.Union(old.Keys, StringComparer.Ordinal)
        .Where(name => !Silent.Contains(name, StringComparer.Ordinal) && !name.StartsWith("__", StringComparison.Ordinal))
        .Any(name => name == "connection"
            ? !ConnectionInputs.LeadToTheSame(
                ConnectionInputs.Complete(old.Find(name)?.AsMap() ?? PropertyMap.Empty),
                ConnectionInputs.Complete(wanted.Find(name)?.AsMap() ?? PropertyMap.Empty))
            : !InputDiff.AreEqual(old.Find(name), wanted.Find(name)));

    /// <summary>True when any input but the connection is secret: what a command writes may repeat it.</summary>
    public static bool HasSecrets(PropertyMap inputs) => inputs.Without("connection").Values.Any(value => value.ContainsSecrets);

    private static bool IsVariableName(string name) => name.Length > 0 && !char.IsAsciiDigit(name[0])
        && name.All(letter => char.IsAsciiLetterOrDigit(letter) || letter == '_');
}
