using System.CommandLine;
using Fleet.Cli.Commands;

namespace Fleet.Cli.Drawings;

/// <summary>Where what was made goes: to stdout as it is, or to a file.</summary>
internal static class Output
{
    /// <summary><c>--out</c>.</summary>
    public static Option<string?> Symbol() => new("--out", "-o") { Description = "Write to a file instead of stdout.", HelpName = "FILE" };

    /// <summary>Writes a text that ends with a newline.</summary>
    public static async Task WriteAsync(ProjectSession session, string text, string? file, CancellationToken cancellationToken)
    {
        if (file is null)
        {
            session.Terminal.Out.Write(text.TrimEnd('\n'));
            return;
        }

        var path = Path.Combine(session.Surroundings.Folder, file);
        try
        {
            await File.WriteAllTextAsync(path, text, cancellationToken);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new CommandException(ExitCodes.Failure, $"'{path}' cannot be written: {problem.Message}");
        }

        session.Terminal.Error.Write($"Wrote '{file}'.");
    }
}
