using System.Collections.Immutable;

namespace Fleet.Engine.Programs;

/// <summary>The process to start for a program.</summary>
/// <param name="Arguments">The executable, then its arguments.</param>
/// <param name="WorkingDirectory">Where it runs.</param>
/// <param name="Environment">Variables on top of the engine's own.</param>
internal sealed record ProgramCommand(
    ImmutableArray<string> Arguments,
    string WorkingDirectory,
    ImmutableSortedDictionary<string, string> Environment);
