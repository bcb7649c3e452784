using System.Diagnostics;

namespace Fleet.Remote.Ssh;

/// <summary>Reads what the ssh processes that use a login say about themselves.</summary>
internal static class SshSessions
{
    /// <summary>
    /// True when a session surely did not start: ssh then falls back to a way of its own, which is closed to it. A
    /// login that breaks while a session starts leaves that open, and says so in other words.
    /// </summary>
    public static bool IsRefused(string said) =>
        !said.Contains("from master failed", StringComparison.Ordinal)
        && (said.Contains("session request failed", StringComparison.Ordinal)
            || said.Contains("Control socket connect", StringComparison.Ordinal)
            || said.Contains("UNKNOWN port", StringComparison.Ordinal)
            || said.Contains("exchange_identification", StringComparison.Ordinal));

    /// <summary>The error for a session that never started.</summary>
    public static RemoteException Refused(SshTarget target, string command, string said) => new(
        RemoteFailure.SessionRefused,
        target.ToString(),
        $"'{target}' started no session for command '{command}', which was not run.",
        "Its sshd allows too few sessions on one connection: raise MaxSessions to 1 at least, better 10.",
        string.Join('\n', said.Trim().Split('\n').TakeLast(2)));

    /// <summary>What a process wrote to its log; empty when there is none.</summary>
    public static string ReadLog(string path)
    {
        try
        {
            return File.ReadAllText(path).Trim();
        }
        catch (IOException)
        {
            return "";
        }
    }

    /// <summary>A command that tells by a byte on its output that its session has started, and then runs.</summary>
    public static string Marked(string text) => $"printf '\\001'; {text}";

    /// <summary>
    /// Waits for that byte; false when the output ended without it. Whatever start-up files of the login's shell print
    /// before is dropped.
    /// </summary>
    public static async Task<bool> HasStartedAsync(Process process, CancellationToken cancellationToken)
    {
        var one = new byte[1];
        while (await process.StandardOutput.BaseStream.ReadAsync(one, cancellationToken) > 0)
        {
            if (one[0] == 1)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Waits until a forwarded connection stands: null; or has failed: what ssh said about it.</summary>
    public static async Task<string?> WaitForChannelAsync(Process process, CancellationToken cancellationToken)
    {
        var said = new List<string>();
        while (await process.StandardError.ReadLineAsync(cancellationToken) is { } line)
        {
            // debug1: mux_client_request_stdio_fwd: master session id: 3
            if (line.Contains("master session id", StringComparison.Ordinal))
            {
                return null;
            }

            said.Add(line);
        }

        return string.Join('\n', said);
    }
}
