using System.Collections.Concurrent;
using Fleet.Engine.Planning;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>
/// The names that a program has given out in a run, each with the place in the program, and the recorded names that
/// renamed resources have taken over. No name serves two.
/// </summary>
internal sealed class Claims
{
    private readonly ConcurrentDictionary<Urn, string> _places = new();
    private readonly ConcurrentDictionary<Urn, Urn> _takenOver = new();

    /// <summary>Gives a name out.</summary>
    /// <exception cref="DiagnosticException">It is given out already, or a renamed resource has its state.</exception>
    public void Add(Urn urn, Goal goal)
    {
        if (!_places.TryAdd(urn, goal.SourcePosition))
        {
            throw new DiagnosticException(
                $"The program has registered '{goal.Name}' of type '{goal.Type}' twice below the same parent"
                + $"{Both(_places[urn], goal.SourcePosition)}.",
                "Give the two different names.");
        }

        if (_takenOver.TryGetValue(urn, out var by))
        {
            throw new DiagnosticException(
                $"The program has registered '{goal.Name}' of type '{goal.Type}', whose recorded state belongs to "
                + $"'{by.Name}' by an alias{Both(_places[by], goal.SourcePosition)}.",
                "Remove the alias, or give the new resource another name.");
        }
    }

    /// <summary>Lays claim to what is recorded of a resource, by its name or one that it had; null when nothing is.</summary>
    /// <param name="olds">What is recorded.</param>
    /// <param name="goal">What is asked for.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="parentWas">The name that its parent had; empty for none.</param>
    /// <exception cref="DiagnosticException">The program has registered an old name too, or a second one is to follow it.</exception>
    public async Task<OldResource?> TakeAsync(OldResources olds, Goal goal, Urn urn, Urn parentWas)
    {
        if (await olds.TakeAsync(urn, urn) is { } own)
        {
            return own;
        }

        foreach (var oldName in AliasResolver.OldNames(goal, urn, parentWas).Where(name => olds.Find(name) is not null))
        {
            TakeOver(oldName, urn);
            if (await olds.TakeAsync(oldName, urn) is { } renamed)
            {
                return renamed;
            }
        }

        return null;
    }

    // Notes that a resource is the one that was recorded under another name.
    private void TakeOver(Urn oldName, Urn by)
    {
        if (_places.TryGetValue(oldName, out var place))
        {
            throw new DiagnosticException(
                $"The program has registered '{by.Name}' of type '{by.Type}' with the alias '{oldName}', and registers that "
                + $"one too{Both(place, _places[by])}.",
                "Remove the alias, or give the other resource another name.");
        }

        if (_takenOver.GetOrAdd(oldName, by) is var other && other != by)
        {
            throw new DiagnosticException(
                $"The program has registered '{by.Name}' of type '{by.Type}' with the alias '{oldName}', which "
                + $"'{other.Name}' has taken over already{Both(_places[other], _places[by])}.",
                "Remove the alias from one of the two.");
        }
    }

    // 'project://Program.cs#12,5' reads 'Program.cs:12:5'.
    private static string Both(string first, string second)
    {
        var places = new[] { first, second }.Where(place => place.Length > 0).Select(Place).ToList();
        return places.Count == 0 ? "" : ": " + string.Join(" and ", places);
    }

    private static string Place(string position) =>
        position.Replace("project://", "", StringComparison.Ordinal).Replace('#', ':').Replace(',', ':');
}
