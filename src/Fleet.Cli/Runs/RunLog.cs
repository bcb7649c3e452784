using System.Globalization;
using Fleet.Cli.Commands;
using Serilog;
using Serilog.Core;

namespace Fleet.Cli.Runs;

/// <summary>The log file of one command: <c>.fleet/logs/STACK-TIME-PID.log</c>. The oldest ones go.</summary>
internal static class RunLog
{
    private const int Kept = 50;

    /// <summary>Opens the file; it appears with its first line.</summary>
    public static Logger Open(StackSession session)
    {
        var folder = CrashLog.LogFolder(session.Project);
        Directory.CreateDirectory(folder);
        foreach (var old in Directory.GetFiles(folder, "*.log").OrderByDescending(File.GetLastWriteTimeUtc).Skip(Kept - 1))
        {
            File.Delete(old);
        }

        var time = session.Project.Surroundings.Clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        return new LoggerConfiguration()
            .MinimumLevel.Debug()
            .WriteTo.File(
                Path.Combine(folder, $"{session.Stack}-{time}-{Environment.ProcessId}.log"),
                formatProvider: CultureInfo.InvariantCulture,
                outputTemplate: "{Timestamp:HH:mm:ss.fff} {Level:u3} {Message:l}{NewLine}{Exception}")
            .CreateLogger();
    }
}
