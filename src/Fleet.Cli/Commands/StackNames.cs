using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Cli.Commands;

/// <summary>How stacks are named on the command line, and what is said when a name leads nowhere.</summary>
internal static class StackNames
{
    /// <summary>The short name of <c>stack</c>, <c>organization/stack</c> or <c>organization/project/stack</c>; null for none.</summary>
    /// <exception cref="DiagnosticException">The name is of another project.</exception>
    public static string? Short(string name, string project)
    {
        var parts = name.Split('/');
        return parts switch
        {
            [""] => null,
            [{ Length: > 0 }] => name,
            ["organization", { Length: > 0 } stack] => stack,
            ["organization", var other, { Length: > 0 } stack] when other == project => stack,
            ["organization", var other, _] => throw new CommandException(
                ExitCodes.Configuration,
                $"Stack '{name}' is of project '{other}', and this is project '{project}'.",
                "Change to that project's folder, or name it with --cwd."),
            _ => throw new CommandException(
                ExitCodes.Configuration,
                $"'{name}' is not a stack's name.",
                "Write 'stack' or 'organization/PROJECT/stack'."),
        };
    }

    /// <summary>The error for a stack that does not exist: it lists those that do.</summary>
    public static async Task<CommandException> UnknownAsync(
        Backend backend, string stack, CancellationToken cancellationToken)
    {
        var known = await NamesAsync(backend, cancellationToken);
        var near = Nearest.To(stack, known);
        return new CommandException(
            ExitCodes.StackNotFound,
            $"There is no stack '{stack}' in {backend.Url}. {Known(known)}",
            near is null ? $"Make it with 'fleet stack init {stack}'." : $"Did you mean '{near}'? Otherwise make it with 'fleet stack init {stack}'.");
    }

    /// <summary>The error for a command that names no stack while none is selected.</summary>
    public static async Task<CommandException> NoneSelectedAsync(Backend backend, CancellationToken cancellationToken)
    {
        var known = await NamesAsync(backend, cancellationToken);
        return new CommandException(
            ExitCodes.StackNotFound,
            $"No stack is selected. {Known(known)}",
            known.Count == 0
                ? "Make one with 'fleet stack init NAME'."
                : "Name one with --stack NAME, or select one with 'fleet stack select NAME'.");
    }

    private static string Known(List<string> names) =>
        names.Count == 0 ? "There are no stacks yet." : $"Known stacks: {string.Join(", ", names.Select(name => $"'{name}'"))}.";

    private static async Task<List<string>> NamesAsync(Backend backend, CancellationToken cancellationToken) =>
        [.. (await backend.ListStacksAsync(cancellationToken)).Select(stack => stack.Name)];
}
