namespace Fleet.Remote.Ssh;

/// <summary>
/// Answers ssh's question for a password. The answer is in the environment of that one ssh process and its helper,
/// which only this user can read; it is on no command line and in no file.
/// </summary>
internal static class AskPass
{
    private const string Variable = "FLEET_ASKPASS_ANSWER";
    private const string Helper = $"#!/bin/sh\nprintf '%s\\n' \"${Variable}\"\n";

    /// <summary>The variables that make ssh or ssh-add use the helper; none when there is no secret to answer with.</summary>
    public static IEnumerable<KeyValuePair<string, string?>> For(SshSetup setup, string? secret)
    {
        if (secret is null)
        {
            // Without a terminal and without a helper of the desktop's nothing can ask, and so nothing hangs.
            return [KeyValuePair.Create<string, string?>("SSH_ASKPASS_REQUIRE", "never")];
        }

        return
        [
            KeyValuePair.Create<string, string?>("SSH_ASKPASS", WriteHelper(setup)),
            KeyValuePair.Create<string, string?>("SSH_ASKPASS_REQUIRE", "force"),
            // Clients before 8.4 ask for a display instead.
            KeyValuePair.Create<string, string?>("DISPLAY", Environment.GetEnvironmentVariable("DISPLAY") ?? ":0"),
            KeyValuePair.Create<string, string?>(Variable, secret),
        ];
    }

    private static string WriteHelper(SshSetup setup)
    {
        var path = setup.NewPath("q");
        File.WriteAllText(path, Helper);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }

        return path;
    }
}
