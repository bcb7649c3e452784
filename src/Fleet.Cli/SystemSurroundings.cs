using Fleet.Cli.Runs;
using Fleet.Cli.Terminals;

namespace Fleet.Cli;

/// <summary>The surroundings of the real process.</summary>
internal static class SystemSurroundings
{
    /// <summary>Takes them from the process.</summary>
    public static Surroundings Create(Interrupts interrupts) => new()
    {
        Folder = Directory.GetCurrentDirectory(),
        Variable = Environment.GetEnvironmentVariable,
        Clock = TimeProvider.System,
        OpenTerminal = options => SystemTerminal.Open(options.Color, options.IsInteractive),
        OpenDeployer = EngineDeployer.OpenAsync,
        Interrupts = interrupts,
    };
}
