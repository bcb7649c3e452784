using System.CommandLine;

namespace Fleet.Cli.Commands;

/// <summary>What a command does, given where it was called and what was said. Answers with an exit code.</summary>
internal delegate Task<int> CommandAction(ProjectSession session, ParseResult line, CancellationToken cancellationToken);
