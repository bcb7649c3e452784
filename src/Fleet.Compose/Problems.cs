using Fleet.Compose.Yaml;

namespace Fleet.Compose;

/// <summary>What was found wrong so far.</summary>
internal sealed class Problems
{
    private readonly List<ComposeProblem> _found = [];

    public void Add(Place at, string reason, string mend)
    {
        var problem = new ComposeProblem(at.Source.Name, at.Line, at.Column, reason, mend);
        if (!_found.Contains(problem))
        {
            _found.Add(problem);
        }
    }

    /// <summary>Ends the reading unless all is well.</summary>
    /// <exception cref="ComposeException">Something is wrong.</exception>
    public void ThrowIfAny()
    {
        if (_found.Count > 0)
        {
            // A sort that keeps the order of equals: files in the order in which they were read.
            var files = _found.Select(problem => problem.File).Distinct().ToList();
            throw new ComposeException(
                [.. _found.OrderBy(problem => files.IndexOf(problem.File)).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)]);
        }
    }
}
