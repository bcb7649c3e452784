namespace Fleet.Engine.Tests.Kit;

/// <summary>What this assembly does as a process of its own: it races for locks, and measures for <c>bench/state</c>.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] arguments)
    {
        switch (arguments)
        {
            case [("race" or "hold") and var mode, var folder]:
                await LockRacer.RunAsync(mode, folder);
                return 0;
            case ["journal-cost"]:
                await JournalCost.PrintAsync(Console.Out);
                return 0;
            default:
                return 2;
        }
    }
}
