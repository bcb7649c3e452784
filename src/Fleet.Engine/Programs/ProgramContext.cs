using System.Collections.Immutable;
using Fleet.Engine.Config;

namespace Fleet.Engine.Programs;

/// <summary>What a program is told when it is started.</summary>
internal sealed record ProgramContext
{
    /// <summary>What <c>Pulumi.yaml</c> says.</summary>
    public required Project Project { get; init; }

    /// <summary>The absolute path of the folder of <c>Pulumi.yaml</c>.</summary>
    public required string RootDirectory { get; init; }

    /// <summary>The stack's short name.</summary>
    public required string Stack { get; init; }

    /// <summary>Where the monitor and the engine service listen, as <c>host:port</c>.</summary>
    public required string MonitorAddress { get; init; }

    /// <summary>True in a preview.</summary>
    public required bool IsPreview { get; init; }

    /// <summary>The degree of parallelism, passed on.</summary>
    public required int Parallel { get; init; }

    /// <summary>The stack's configuration in clear, texts by <c>namespace:name</c>.</summary>
    public required ImmutableSortedDictionary<string, string> Config { get; init; }

    /// <summary>The keys of <see cref="Config"/> whose values are secret.</summary>
    public required ImmutableSortedSet<string> SecretKeys { get; init; }

    /// <summary>More environment variables, such as <c>FLEET_MODEL</c>.</summary>
    public ImmutableSortedDictionary<string, string> Environment { get; init; } =
        ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>The program's folder or file, absolute.</summary>
    public string Main => Path.GetFullPath(Path.Combine(RootDirectory, Project.Main));

    /// <summary>The folder that the program runs in, absolute.</summary>
    public string ProgramDirectory => File.Exists(Main) ? Path.GetDirectoryName(Main)! : Main;
}
