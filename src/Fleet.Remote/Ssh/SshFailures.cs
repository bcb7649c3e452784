using System.Text.RegularExpressions;

namespace Fleet.Remote.Ssh;

/// <summary>Turns what ssh says into errors that say what to do.</summary>
internal static partial class SshFailures
{
    /// <summary>Why no connection came about, from all that ssh wrote.</summary>
    public static RemoteException Connecting(SshTarget target, string said)
    {
        if (said.Contains("Host key verification failed", StringComparison.Ordinal)
            || said.Contains("REMOTE HOST IDENTIFICATION HAS CHANGED", StringComparison.Ordinal))
        {
            return HostKeyWrong(target, said);
        }

        if (said.Contains("Permission denied (", StringComparison.Ordinal)
            || said.Contains("Too many authentication failures", StringComparison.Ordinal))
        {
            return new RemoteException(
                RemoteFailure.AuthenticationFailed,
                target.ToString(),
                $"'{target}' did not let us in: {Reason(said, "Permission denied", "Too many")}.",
                $"Check the user name, and that its key is loaded (ssh-add -l) and in the host's authorized_keys: "
                + $"'ssh {SshHint(target)}' must work without a question.");
        }

        var reason = Reason(
            said, "Connection refused", "timed out", "No route to host", "Network is unreachable", "Could not resolve",
            "Connection reset", "Connection closed", "banner", "not responding");
        return new RemoteException(
            RemoteFailure.NotReached,
            target.ToString(),
            $"'{target}' could not be reached: {reason}.",
            "Check that the host is up, and its address and port.");
    }

    /// <summary>True when trying again soon may help and costs nothing.</summary>
    public static bool IsTransient(string said) =>
        said.Contains("Connection refused", StringComparison.Ordinal)
        || said.Contains("Connection reset", StringComparison.Ordinal)
        || said.Contains("Connection closed by", StringComparison.Ordinal)
        || said.Contains("exchange_identification", StringComparison.Ordinal);

    /// <summary>The connection broke under an operation.</summary>
    public static RemoteException Lost(SshTarget target, string during, string said) => new(
        RemoteFailure.ConnectionLost,
        target.ToString(),
        $"The connection to '{target}' was lost during {during}. Whether it took effect is not known.",
        "Run again: the next run looks at what is there.",
        LastLines(said));

    /// <summary>A forwarded socket or TCP connection was not opened.</summary>
    public static RemoteException NotForwarded(SshTarget target, string destination, string said)
    {
        // For TCP sshd says when it is forbidden; for sockets it says the same as when nobody listens.
        var isForbidden = said.Contains("administratively prohibited", StringComparison.Ordinal);
        var reason = ChannelReason(said) is { } text ? $": {text}" : "";
        return new RemoteException(
            RemoteFailure.ForwardingRefused,
            target.ToString(),
            isForbidden
                ? $"'{target}' forbids forwarding to '{destination}'."
                : $"'{destination}' did not answer '{target}'{reason}.",
            isForbidden || destination.StartsWith('/')
                ? "Check that its service runs there, that the user may use it, and that sshd_config allows it: "
                + "AllowTcpForwarding and AllowStreamLocalForwarding set to 'yes' or 'local'."
                : "")
        {
            IsForbidden = isForbidden,
        };
    }

    /// <summary>The fingerprint in a text such as <c>Server host key: ssh-ed25519 SHA256:…</c>; null when there is none.</summary>
    public static string? OfferedFingerprint(string said) =>
        Fingerprints().Match(said) is { Success: true } match ? match.Value : null;

    private static RemoteException HostKeyWrong(SshTarget target, string said)
    {
        var offered = OfferedFingerprint(said) is { } fingerprint ? $"it offered {fingerprint}" : "it offered another kind of key";
        if (target.HostKey is { } expected)
        {
            return new RemoteException(
                RemoteFailure.HostKeyWrong,
                target.ToString(),
                $"'{target}' is not the host that was declared: expected key {expected.Fingerprint} ({expected.Type}), {offered}.",
                "If the host was set up anew, compare with 'ssh-keygen -lf' on its own console and declare the new key. "
                + "If not, someone may be between you and it: do not go on.");
        }

        var isChanged = said.Contains("IDENTIFICATION HAS CHANGED", StringComparison.Ordinal);
        return new RemoteException(
            RemoteFailure.HostKeyWrong,
            target.ToString(),
            isChanged
                ? $"'{target}' has another host key than your known_hosts holds: {offered}."
                : $"The host key of '{target}' is not known: {offered}.",
            isChanged
                ? $"If the host was set up anew, compare with 'ssh-keygen -lf' on its own console and remove the old key: 'ssh-keygen -R {target.Host}'. "
                + "If not, someone may be between you and it: do not go on."
                : $"Declare its host key, or compare and accept it once with 'ssh {SshHint(target)}'.");
    }

    private static string SshHint(SshTarget target) =>
        $"{(target.Port is { } port ? $"-p {port} " : "")}{(target.User is { } user ? $"{user}@" : "")}{target.Host}";

    /// <summary>The line that holds one of the signs, without its prefix; else the last line.</summary>
    private static string Reason(string said, params string[] signs)
    {
        var lines = said.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var line = signs.Select(sign => lines.LastOrDefault(text => text.Contains(sign, StringComparison.Ordinal)))
            .FirstOrDefault(text => text is not null) ?? lines.LastOrDefault() ?? "ssh ended without a word";
        return Prefix().Replace(line, "").TrimEnd('.');
    }

    private static string? ChannelReason(string said) =>
        ChannelFailures().Matches(said) is { Count: > 0 } matches ? matches[^1].Groups[1].Value.Trim() : null;

    private static string LastLines(string said) => string.Join('\n', said.Trim().Split('\n').TakeLast(3));

    [GeneratedRegex("SHA256:[A-Za-z0-9+/]{43}")]
    private static partial Regex Fingerprints();

    // ssh: connect to host 198.18.0.11 port 22: Connection refused
    [GeneratedRegex(@"^(ssh: )?(connect to host \S+ port \d+: )?([^@\s]+@[^:\s]+: )?")]
    private static partial Regex Prefix();

    // channel 3: open failed: connect failed: Connection refused
    [GeneratedRegex(@"channel \d+: open failed: (.*)")]
    private static partial Regex ChannelFailures();
}
