using System.Runtime.InteropServices;

namespace Fleet.Engine.Plugins;

/// <summary>Signals a process and everything it has started, where it leads a group of its own.</summary>
internal static class ProcessGroup
{
    public const int Interrupt = 2;
    public const int Kill = 9;

    /// <summary>Sends a signal; a group that is gone is none to send it to.</summary>
    public static void Signal(int leader, int signal) => _ = SendSignal(-leader, signal);

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
