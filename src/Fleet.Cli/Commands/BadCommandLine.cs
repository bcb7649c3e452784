using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;
using Fleet.Cli.Terminals;

namespace Fleet.Cli.Commands;

/// <summary>Shows a command line that cannot be understood, with the wrong word marked and the right one suggested.</summary>
internal static class BadCommandLine
{
    /// <summary>The message; only the first mistake is shown, since later ones often follow from it.</summary>
    public static IEnumerable<Line> Explain(ParseResult line, IReadOnlyList<string> words)
    {
        var command = line.CommandResult.Command;
        words = Masked(words);
        var path = PathOf(command);
        var (index, reason, hint) = Diagnose(line, words, command);
        yield return Line.Of("error: ", Tone.Error).Add(reason);
        yield return Line.Empty;
        yield return Line.Of($"    fleet {string.Join(' ', words)}");
        var before = "fleet ".Length + words.Take(index).Sum(word => word.Length + 1);
        var width = index < words.Count ? words[index].Length : 1;
        yield return Line.Of(new string(' ', 4 + before)).Add(new string('^', Math.Max(1, width)), Tone.Error).Add(hint.Length > 0 ? $" {hint}" : "");
        yield return Line.Empty;
        yield return Line.Of($"See '{path} --help'.", Tone.Dim);
    }

    // What follows the key of 'config set' may be a secret: it is not repeated on a screen or in a log.
    private static List<string> Masked(IReadOnlyList<string> words)
    {
        var set = words.Index().Where(word => word.Item == "set" && word.Index > 0 && words.Take(word.Index).Contains("config"))
            .Select(word => word.Index).DefaultIfEmpty(words.Count).First();
        var values = words.Index().Where(word => word.Index > set && !word.Item.StartsWith('-')).Select(word => word.Index).Skip(1).ToHashSet();
        return [.. words.Index().Select(word => values.Contains(word.Index) ? "…" : word.Item)];
    }

    private static (int Index, string Reason, string Hint) Diagnose(
        ParseResult line, IReadOnlyList<string> words, Command command)
    {
        if (line.UnmatchedTokens.Count > 0)
        {
            var word = line.UnmatchedTokens[0];
            var name = words.Contains(word) ? word.Split('=')[0] : "…";
            var isOption = word.StartsWith('-');
            var candidates = isOption ? OptionNames(command) : command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name);
            var kind = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            var near = Nearest.To(name, candidates);
            return (
                IndexOf(words, words.Contains(word) ? word : "…"),
                $"'{PathOf(command)}' has no {kind} '{name}'.".Replace("no argument", "no place for", StringComparison.Ordinal),
                near is null ? "" : $"did you mean '{near}'?");
        }

        var error = line.Errors[0];
        return error.SymbolResult switch
        {
            OptionResult option => (
                Math.Max(0, IndexOf(words, option.Tokens.Count > 0 ? option.Tokens[^1].Value : option.IdentifierToken?.Value ?? "")),
                option.Tokens.Count > 0 && option.Option.Arity.MaximumNumberOfValues < option.Tokens.Count
                    ? $"Option '{option.Option.Name}' takes one value."
                    : option.Tokens.Count > 0
                        ? $"'{option.Tokens[^1].Value}' is not a value for option '{option.Option.Name}'."
                        : $"Option '{option.Option.Name}' needs a value.",
                option.Tokens.Count > 0 ? Expectation(option.Option) : option.Option.HelpName ?? ""),
            ArgumentResult { Tokens.Count: 0 } argument => (
                words.Count, $"'{PathOf(command)}' needs {argument.Argument.HelpName ?? argument.Argument.Name}.", argument.Argument.HelpName ?? argument.Argument.Name),
            ArgumentResult argument => (IndexOf(words, argument.Tokens[^1].Value), error.Message, ""),
            _ when command.Subcommands.Count > 0 && command.Action is null => (
                words.Count, $"'{PathOf(command)}' needs a command.", string.Join(" | ", command.Subcommands.Where(child => !child.Hidden).Select(child => child.Name))),
            _ when command.Arguments.FirstOrDefault(argument => argument.Arity.MinimumNumberOfValues > 0) is { } missing => (
                words.Count, $"'{PathOf(command)}' needs {missing.HelpName ?? missing.Name}.", missing.HelpName ?? missing.Name),
            _ => (words.Count, error.Message, ""),
        };
    }

    private static string Expectation(Option option) =>
        option.ValueType == typeof(int?) ? "a whole number"
        : option.GetCompletions(CompletionContext.Empty).Select(item => item.Label).ToList() is [_, ..] choices ? string.Join(" | ", choices)
        : option.HelpName ?? "";

    private static IEnumerable<string> OptionNames(Command command)
    {
        for (var at = command; at is not null; at = at.Parents.OfType<Command>().FirstOrDefault())
        {
            foreach (var option in at.Options.Where(option => ReferenceEquals(at, command) || option.Recursive))
            {
                yield return option.Name;
            }
        }
    }

    private static string PathOf(Command command)
    {
        var parent = command.Parents.OfType<Command>().FirstOrDefault();
        return command is RootCommand ? "fleet" : parent is null ? command.Name : $"{PathOf(parent)} {command.Name}";
    }

    private static int IndexOf(IReadOnlyList<string> words, string word)
    {
        for (var index = 0; index < words.Count; index++)
        {
            if (words[index] == word || words[index].StartsWith(word + "=", StringComparison.Ordinal)
                || words[index].EndsWith("=" + word, StringComparison.Ordinal))
            {
                return index;
            }
        }

        return words.Count;
    }
}
