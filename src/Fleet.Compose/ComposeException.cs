namespace Fleet.Compose;

/// <summary>A Compose file that is wrong, or that says what Fleet cannot do. The message names every place.</summary>
public sealed class ComposeException : DeclarationException
{
    /// <summary>The problems in words.</summary>
    public ComposeException(IReadOnlyList<ComposeProblem> problems)
        : base(string.Join('\n', problems.Select(problem => problem.Message))) => Problems = problems;

    /// <summary>What is wrong, in the order of the files.</summary>
    public IReadOnlyList<ComposeProblem> Problems { get; }
}
