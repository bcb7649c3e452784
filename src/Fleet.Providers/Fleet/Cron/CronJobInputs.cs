using System.Text;
using System.Text.RegularExpressions;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;
using Fleet.Providers.Fleet.Files;
using Fleet.Providers.Resources;

namespace Fleet.Providers.Fleet.Cron;

/// <summary>What a <c>fleet:index:CronJob</c> should be, and the file in <c>/etc/cron.d</c> that says so.</summary>
internal static partial class CronJobInputs
{
    private const string Folder = "/etc/cron.d";
    private const string Heading = "# Managed by Fleet: what is changed here is written over.";

    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Check(CheckRequest request)
    {
        var check = new InputCheck(request.NewInputs);
        check.AllowOnly("name", "schedule", "command", "user", "environment");
        check.Default("user", "root");
        if (check.Text("name", isRequired: true) is { } name && !NamePattern().IsMatch(name))
        {
            check.Fail("name", $"'{name}' is not a name for a cron job: letters, digits, '_' and '-'. Cron ignores files of other names.");
        }

        if (check.Text("schedule", isRequired: true) is { } schedule && CronSchedule.Problem(schedule) is { } problem)
        {
            check.Fail("schedule", problem);
        }

        if (check.Text("command", isRequired: true) is { } command && (command.Any(char.IsControl) || command.Trim().Length == 0))
        {
            check.Fail("command", "A command is one line of shell text. Put more into a file, and run that.");
        }

        if (check.Text("user") is { } user && !UserPattern().IsMatch(user))
        {
            check.Fail("user", $"'{user}' is not a user's name.");
        }

        foreach (var (variable, value) in check.Map("environment"))
        {
            if (!VariablePattern().IsMatch(variable) || (!value.ContainsUnknowns && value.AsText()?.Any(char.IsControl) != false))
            {
                check.Fail($"environment.{variable}", "A variable has a name of letters, digits and '_', and a value in one line.");
            }
        }

        return check.Result();
    }

    /// <summary>The file that makes cron run the job.</summary>
    public static SystemFile File(PropertyMap inputs)
    {
        var text = new StringBuilder(Heading).Append('\n');
        foreach (var (name, value) in inputs.Find("environment")?.AsMap() ?? PropertyMap.Empty)
        {
            text.Append(name).Append("=\"").Append(value.AsText()).Append("\"\n");
        }

        // To cron a bare percent sign ends the command.
        text.Append(inputs.Find("schedule")?.AsText()).Append(' ').Append(inputs.Find("user")?.AsText()).Append(' ')
            .Append(inputs.Find("command")?.AsText()?.Replace("%", "\\%", StringComparison.Ordinal)).Append('\n');
        return new SystemFile(PathOf(inputs.Find("name")?.AsText() ?? ""), text.ToString());
    }

    /// <summary>Where the file of a job is.</summary>
    public static string PathOf(string name) => $"{Folder}/{name}";

    /// <summary>The inputs that a file means; null when it holds something other than one job.</summary>
    public static PropertyMap? Parse(string name, string content)
    {
        var lines = content.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').ToList();
        var jobs = lines.Where(line => !VariableLine().IsMatch(line)).ToList();
        if (jobs is not [var job] || JobLine().Match(job) is not { Success: true } match)
        {
            return null;
        }

        var inputs = PropertyMap.Of(
            ("name", name),
            ("schedule", Blanks().Replace(match.Groups["schedule"].Value, " ")),
            ("user", match.Groups["user"].Value),
            ("command", match.Groups["command"].Value.Replace("\\%", "%", StringComparison.Ordinal)));
        var variables = lines.Select(line => VariableLine().Match(line)).Where(found => found.Success).ToList();
        return variables.Count == 0 ? inputs : inputs.With("environment", PropertyMap.From(variables.Select(
            found => KeyValuePair.Create<string, PropertyValue>(found.Groups["name"].Value, found.Groups["value"].Value.Trim('"')))));
    }

    [GeneratedRegex("^[A-Za-z0-9_-]+$")]
    private static partial Regex NamePattern();

    [GeneratedRegex("^[a-z_][a-z0-9_-]*[$]?$")]
    private static partial Regex UserPattern();

    [GeneratedRegex("^[A-Za-z_][A-Za-z0-9_]*$")]
    private static partial Regex VariablePattern();

    [GeneratedRegex(@"^(?<name>[A-Za-z_][A-Za-z0-9_]*)\s*=\s*(?<value>.*)$")]
    private static partial Regex VariableLine();

    [GeneratedRegex(@"^(?<schedule>@\S+|\S+\s+\S+\s+\S+\s+\S+\s+\S+)\s+(?<user>\S+)\s+(?<command>.+)$")]
    private static partial Regex JobLine();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
