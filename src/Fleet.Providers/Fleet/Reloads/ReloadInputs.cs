using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Reloads;

/// <summary>What a <c>fleet:index:ContainerReload</c> does to which container.</summary>
/// <param name="Container">The container's name.</param>
/// <param name="Signal">The signal to send; null to run <paramref name="Command"/>.</param>
/// <param name="Command">The program to run inside, with its arguments.</param>
/// <param name="User">Whom it runs as; null for the container's own user.</param>
/// <param name="Timeout">How long the container may take to be ready, and the program to end.</param>
internal sealed partial record ReloadInputs(
    string Container, string? Signal, ImmutableArray<string> Command, string? User, TimeSpan Timeout)
{
    private const int DefaultTimeoutSeconds = 30;
    private const int LongestTimeoutSeconds = 60 * 60;

    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("container", "signal", "command", "user", "timeoutSeconds", "triggers");
        check.Default("timeoutSeconds", DefaultTimeoutSeconds);
        check.Text("container", isRequired: true);
        check.Number("timeoutSeconds", least: 1, most: LongestTimeoutSeconds);
        if (check.IsAbsent("signal") == check.IsAbsent("command"))
        {
            check.Fail("", "Give either 'signal' or 'command': what makes the service read its files again.");
        }

        if (check.Text("signal") is { } signal && !SignalPattern().IsMatch(signal))
        {
            check.Fail("signal", $"'{signal}' is not a signal. Write its name, such as 'HUP', or its number.");
        }

        if (!check.IsAbsent("command") && !check.IsUnknown("command") && check.Texts("command").IsEmpty)
        {
            check.Fail("command", "A command is a list: the program, then its arguments.");
        }

        if (!check.IsAbsent("user") && check.IsAbsent("command"))
        {
            check.Fail("user", "A signal has no user. Remove it, or give a 'command'.");
        }

        check.Text("user");
        return check.Result();
    }

    /// <summary>Reads checked inputs.</summary>
    public static ReloadInputs Read(PropertyMap inputs)
    {
        var check = new InputCheck(inputs);
        return new ReloadInputs(
            check.Text("container") ?? "",
            check.Text("signal"),
            check.Texts("command"),
            check.Text("user"),
            TimeSpan.FromSeconds(check.Number("timeoutSeconds") ?? DefaultTimeoutSeconds));
    }

    [GeneratedRegex("^([A-Z][A-Z0-9+-]*|[0-9]{1,2})$")]
    private static partial Regex SignalPattern();
}
