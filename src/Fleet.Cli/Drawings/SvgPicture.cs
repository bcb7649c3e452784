using System.ComponentModel;
using System.Diagnostics;
using Fleet.Cli.Commands;

namespace Fleet.Cli.Drawings;

/// <summary>Lays a drawing out as a picture with Graphviz's <c>dot</c>.</summary>
internal static class SvgPicture
{
    /// <summary>The picture of a drawing in Graphviz's language.</summary>
    public static async Task<string> OfAsync(string text, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("dot")
        {
            ArgumentList = { "-Tsvg" },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var dot = Start(start);
        var (svg, errors) = (dot.StandardOutput.ReadToEndAsync(cancellationToken), dot.StandardError.ReadToEndAsync(cancellationToken));
        await dot.StandardInput.WriteAsync(text.AsMemory(), cancellationToken);
        dot.StandardInput.Close();
        await Task.WhenAll(svg, errors);
        await dot.WaitForExitAsync(cancellationToken);
        return dot.ExitCode == 0
            ? await svg
            : throw new CommandException(ExitCodes.Failure, "Graphviz could not lay the drawing out.", "Write it as dot, d2 or mermaid.", await errors);
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new InvalidOperationException("Bug: dot did not start.");
        }
        catch (Win32Exception)
        {
            throw new CommandException(
                ExitCodes.Failure,
                "A picture is laid out by Graphviz, and its program 'dot' is not on this machine.",
                "Install it ('apt-get install graphviz'), or write the drawing as d2, dot or mermaid.");
        }
    }
}
