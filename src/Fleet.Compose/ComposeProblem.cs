namespace Fleet.Compose;

/// <summary>Something wrong in a Compose file, and where.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">The line, the first being 1.</param>
/// <param name="Column">The column, the first being 1.</param>
/// <param name="Reason">What is wrong, without a full stop.</param>
/// <param name="Mend">What to do about it, without a full stop.</param>
public sealed record ComposeProblem(string File, int Line, int Column, string Reason, string Mend)
{
    /// <summary>The whole text.</summary>
    public string Message => $"{File}:{Line}:{Column}: {Reason}. {Mend}.";

    /// <inheritdoc/>
    public override string ToString() => Message;
}
