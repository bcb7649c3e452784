namespace Fleet.Engine.Programs;

/// <summary>Runs a program to its end.</summary>
/// <param name="context">What it is told.</param>
/// <param name="onLine">Gets each line it prints, and whether that came from standard error.</param>
/// <param name="stop">Cancelled to have it ended before its time.</param>
/// <returns>Its exit code.</returns>
internal delegate Task<int> ProgramRunner(ProgramContext context, Action<string, bool> onLine, CancellationToken stop);

/// <summary>Runs programs as processes.</summary>
internal static class ProgramRunners
{
    /// <summary>Builds, starts and watches a program.</summary>
    public static ProgramRunner Process(TimeProvider time) => async (context, onLine, stop) =>
    {
        var command = await ProgramCommands.PrepareAsync(context, stop);
        await using var process = ProgramProcess.Start(command, onLine, time);
        try
        {
            return await process.WaitAsync(stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await process.StopAsync();
            return await process.WaitAsync(CancellationToken.None);
        }
    };
}
