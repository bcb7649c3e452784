using System.Diagnostics;
using System.Text;
using Fleet.TestKit;

namespace Fleet.Acceptance.Tests;

/// <summary>Runs the real <c>fleet</c> command, as an operator would, in one workspace.</summary>
public sealed class FleetCommand(string workspace)
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(8);

    /// <summary>
    /// Environment variables on top of the test's own. Whoever starts the tests, and however: no command of theirs may
    /// reach further than loopback and the lab's range, since some of them declare real machines' addresses.
    /// </summary>
    public Dictionary<string, string> Environment { get; } = new()
    {
        ["FLEET_ALLOW_NET"] = "127.0.0.0/8,198.18.0.0/15",

        // Hundreds of runs of a few seconds: what is compiled once more in the background is never used.
        ["DOTNET_TC_CallCountingDelayMs"] = "20000",
    };

    /// <summary>Runs to the end.</summary>
    /// <exception cref="TimeoutException">It did not end within eight minutes; it is killed.</exception>
    public async Task<FleetOutcome> RunAsync(params string[] arguments)
    {
        using var process = Start(arguments);
        return await FinishAsync(process, arguments);
    }

    /// <summary>Runs to the end and fails the test, with all that was printed, unless it succeeds.</summary>
    public async Task<FleetOutcome> MustRunAsync(params string[] arguments)
    {
        var outcome = await RunAsync(arguments);
        return outcome.ExitCode == 0
            ? outcome
            : throw new InvalidOperationException($"'fleet {string.Join(' ', arguments)}' failed.\n{outcome}");
    }

    /// <summary>Starts without waiting. The caller ends it, or awaits <see cref="FinishAsync"/>.</summary>
    public Process Start(params string[] arguments) => StartIn([], arguments);

    /// <summary>Starts it as the last words of another command, such as one that makes a namespace for it.</summary>
    public Process StartIn(IReadOnlyList<string> before, params string[] arguments)
    {
        string[] words = [.. before, Path.Combine(RepositoryRoot.Path, "fleet"), .. arguments];
        var start = new ProcessStartInfo(words[0])
        {
            WorkingDirectory = workspace,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in words.Skip(1))
        {
            start.ArgumentList.Add(argument);
        }

        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start) ?? throw new InvalidOperationException("Bug: fleet did not start.");
        process.StandardInput.Close();
        return process;
    }

    /// <summary>Waits for a started command and collects what it printed.</summary>
    public static async Task<FleetOutcome> FinishAsync(Process process, params string[] arguments)
    {
        var output = ReadAsync(process.StandardOutput);
        var error = ReadAsync(process.StandardError);
        using var deadline = new CancellationTokenSource(Deadline);
        try
        {
            await process.WaitForExitAsync(deadline.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new TimeoutException($"'fleet {string.Join(' ', arguments)}' did not end.\n{await output}\n{await error}");
        }

        return new FleetOutcome(process.ExitCode, await output, await error);
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        var text = new StringBuilder();
        while (await reader.ReadLineAsync() is { } line)
        {
            text.AppendLine(line);
        }

        return text.ToString();
    }
}

/// <summary>How a command ended and what it printed.</summary>
public sealed record FleetOutcome(int ExitCode, string Output, string Error)
{
    /// <summary>Everything a person would have seen.</summary>
    public string Text => Output + Error;

    /// <inheritdoc/>
    public override string ToString() => $"exit code {ExitCode}\n{Output}\n{Error}";
}
