using System.Text;
using Fleet.Cli.Commands;
using Fleet.Cli.Terminals;
using Fleet.Cli.Views;
using Fleet.Engine.Events;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Cli.Imports;

/// <summary>Hands the operator the C# of an import: on the standard output, or in a file.</summary>
internal static class ImportedCode
{
    /// <summary>Writes it, when the run was an import that has recorded something.</summary>
    public static void Show(Terminal terminal, RunOptions options, RunModel run)
    {
        var imported = run.Rows.Where(row => row is { Change: Change.Import, State: RowState.Done, IsComponent: false, NewInputs: not null })
            .Select(row => new StateMetadata
            {
                Urn = row.Urn,
                Parent = row.Parent,
                Inputs = row.NewInputs ?? PropertyMap.Empty,
                IsProtected = options.Import?.Protect ?? false,
            })
            .ToList();
        if (options is not { Import: not null, GenerateCode: true } || imported.Count == 0 || (options.Json && options.Out.Length == 0))
        {
            return;
        }

        var code = ImportedProgram.Of(imported);
        if (options.Out.Length == 0)
        {
            terminal.Say(Line.Of("Declare in the program what was imported, or the next 'up' removes it:", Tone.Dim));
            terminal.Out.Write(code.TrimEnd('\n'));
            return;
        }

        try
        {
            File.WriteAllText(options.Out, code, new UTF8Encoding(false));
            terminal.Say(Line.Of($"What declares it is in '{options.Out}'."));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new DiagnosticException(
                $"Everything was imported, but its C# cannot be written to '{options.Out}': {exception.Message}",
                "Write the declarations by hand; the next 'fleet preview' shows what differs.");
        }
    }
}
