using Fleet.Cli.Commands;
using Fleet.Cli.Views;
using Fleet.Document;
using Fleet.Engine;

namespace Fleet.Cli.Runs;

/// <summary>What a stack's program declares: it is run as for a preview, writes its model and ends. No host is contacted.</summary>
internal static class ProgramModel
{
    /// <summary>Runs the program, which writes its model to a file.</summary>
    /// <param name="stack">The stack whose config the program gets.</param>
    /// <param name="file">The absolute path of the file; what was there is replaced.</param>
    /// <param name="consequence">What does not happen when the program says nothing, as a sentence.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<ModelDocument> AskAsync(
        StackSession stack, string file, string consequence, CancellationToken cancellationToken) =>
        ModelDocument.Parse(await AskAsync(stack, "FLEET_MODEL", file, consequence, cancellationToken));

    /// <summary>The same for another document than the model.</summary>
    /// <param name="stack">The stack whose config the program gets.</param>
    /// <param name="variable">The variable by which the program is told to write the document.</param>
    /// <param name="file">The absolute path of the file; what was there is replaced.</param>
    /// <param name="consequence">What does not happen when the program says nothing, as a sentence.</param>
    /// <param name="cancellationToken">Ends the run.</param>
    public static async Task<string> AskAsync(
        StackSession stack, string variable, string file, string consequence, CancellationToken cancellationToken)
    {
        var terminal = stack.Project.Terminal.Error;
        terminal.Write("Asking the program what it declares…");
        File.Delete(file);
        var run = new RunModel { IsPreview = true };
        await using (var deployer = await stack.Project.Surroundings.OpenDeployer(stack, cancellationToken))
        {
            // The program inherits this process's variables; with this one it writes the document and ends.
            Environment.SetEnvironmentVariable(variable, file);
            try
            {
                await deployer.RunAsync(Operation.Preview, new OperationOptions(), new SilentView(run), cancellationToken);
            }
            finally
            {
                Environment.SetEnvironmentVariable(variable, null);
            }
        }

        if (File.Exists(file))
        {
            return await File.ReadAllTextAsync(file, cancellationToken);
        }

        terminal.Write(SummaryView.Failures(run));
        throw new CommandException(
            ExitCodes.Failure,
            $"The program did not say what it declares. {consequence}",
            $"'fleet preview --stack {stack.Stack}' shows what is wrong with it.");
    }
}
