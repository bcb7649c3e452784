using Fleet.Engine.Secrets;

namespace Fleet.Engine;

/// <summary>What the engine takes from the process it lives in. Tests give their own.</summary>
public sealed record EngineEnvironment
{
    /// <summary>The clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>Reads an environment variable; null when it is not set.</summary>
    public Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The source of new ids.</summary>
    public Func<Guid> NewId { get; init; } = Guid.NewGuid;

    /// <summary>How long a plugin may take to say where it listens.</summary>
    internal TimeSpan PluginPatience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Keys that are derived already; null to begin with none.</summary>
    internal Keyring? Keyring { get; init; }

    /// <summary>Sees the state after every entry of a run's journal. For tests.</summary>
    internal Action<Func<State.Deployment>>? StateWatcher { get; init; }

    /// <summary>
    /// Asks the operator for a passphrase, given what it opens; null where nobody can be asked. The answer is null when
    /// the operator gave none.
    /// </summary>
    public Func<string, CancellationToken, Task<string?>>? AskPassphrase { get; init; }
}
