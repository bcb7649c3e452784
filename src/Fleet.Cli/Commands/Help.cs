using System.CommandLine;
using System.CommandLine.Invocation;
using Fleet.Cli.Terminals;

namespace Fleet.Cli.Commands;

/// <summary>Prints what a command is for, how it is called, examples and options.</summary>
internal sealed class Help(IReadOnlyDictionary<Command, HelpText> texts, Func<ParseResult, Printer> printer)
    : SynchronousCommandLineAction
{
    private const int Gap = 2;
    private const int Width = 110;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        printer(parseResult).Write(Render(parseResult.CommandResult.Command));
        return ExitCodes.Success;
    }

    /// <summary>The help of one command.</summary>
    public IEnumerable<Line> Render(Command command)
    {
        var text = texts.GetValueOrDefault(command, new HelpText());
        yield return Line.Of(command.Description ?? "");
        foreach (var paragraph in text.Details.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            yield return Line.Of(paragraph);
        }

        yield return Line.Empty;
        yield return Line.Of("Usage", Tone.Strong);
        yield return Line.Of($"  {Usage(command)}");
        foreach (var line in Section("Examples", text.Examples.Select(example => (example.Command, example.Meaning))))
        {
            yield return line;
        }

        foreach (var group in command.Subcommands.Where(child => !child.Hidden)
            .GroupBy(child => texts.GetValueOrDefault(child)?.Group ?? "Commands"))
        {
            foreach (var line in Section(group.Key, group.Select(child => (Call(child), child.Description ?? ""))))
            {
                yield return line;
            }
        }

        foreach (var line in Section("Arguments", command.Arguments.Select(argument => (Name(argument), argument.Description ?? ""))))
        {
            yield return line;
        }

        foreach (var line in Section("Options", command.Options.Where(option => !option.Recursive && !option.Hidden).Select(Row)))
        {
            yield return line;
        }

        foreach (var line in Section("Options of every command", Inherited(command).Select(Row)))
        {
            yield return line;
        }

        foreach (var line in Section("Exit codes", command is RootCommand ? text.Notes : []))
        {
            yield return line;
        }
    }

    private static IEnumerable<Line> Section(string title, IEnumerable<(string Left, string Right)> rows)
    {
        var all = rows.ToList();
        if (all.Count == 0)
        {
            yield break;
        }

        yield return Line.Empty;
        yield return Line.Of(title, Tone.Strong);
        var column = Math.Min(44, all.Max(row => row.Left.Length)) + Gap;
        foreach (var (left, right) in all)
        {
            var lines = TextWrap.Wrap(right, Width - column - Gap);
            if (left.Length + Gap > column)
            {
                yield return Line.Of($"  {left}");
                foreach (var more in lines)
                {
                    yield return Line.Of(new string(' ', column + Gap) + more);
                }

                continue;
            }

            yield return Line.Of($"  {left.PadRight(column)}{lines[0]}");
            foreach (var more in lines.Skip(1))
            {
                yield return Line.Of(new string(' ', column + Gap) + more);
            }
        }
    }

    private static (string, string) Row(Option option)
    {
        var names = new[] { option.Name }.Concat(option.Aliases).Where(name => name is not ("-?" or "/h" or "/?"))
            .OrderBy(name => name.Length);
        var value = option.ValueType == typeof(bool) || option.ValueType == typeof(bool?) || option is System.CommandLine.Help.HelpOption
            ? ""
            : $" {option.HelpName ?? "VALUE"}";
        var spelled = string.Join(", ", names);
        return ((spelled.StartsWith("--", StringComparison.Ordinal) ? $"    {spelled}" : spelled) + value, option.Description ?? "");
    }

    private static IEnumerable<Option> Inherited(Command command) =>
        Path(command).SelectMany(part => part.Options).Where(option => option.Recursive);

    private static List<Command> Path(Command command)
    {
        var path = new List<Command>();
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            path.Insert(0, at);
        }

        return path;
    }

    private static string Usage(Command command)
    {
        var words = Path(command).Select(part => part is RootCommand ? "fleet" : part.Name).ToList();
        if (command.Subcommands.Count > 0)
        {
            words.Add(command.Action is null ? "COMMAND" : "[COMMAND]");
        }

        words.AddRange(command.Arguments.Select(argument =>
            argument.Arity.MinimumNumberOfValues == 0 ? $"[{Name(argument)}]" : Name(argument)));
        words.Add("[OPTIONS]");
        return string.Join(' ', words);
    }

    private static string Call(Command command) =>
        string.Join(' ', [command.Name, .. command.Arguments.Select(argument =>
            argument.Arity.MinimumNumberOfValues == 0 ? $"[{Name(argument)}]" : Name(argument))]);

    private static string Name(Argument argument) =>
        (argument.HelpName ?? argument.Name) + (argument.Arity.MaximumNumberOfValues > 1 ? "…" : "");
}
