using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>Splits a state into what moves to another stack and what stays.</summary>
internal sealed class Parting
{
    private readonly Deployment _source;
    private readonly string _project;
    private readonly string _target;
    private readonly HashSet<ResourceState> _moving;
    private readonly HashSet<Urn> _movingUrns;
    private readonly ImmutableArray<string>.Builder _dropped = ImmutableArray.CreateBuilder<string>();

    public Parting(Deployment source, string project, string target, string stack, IReadOnlyCollection<string> resources)
    {
        (_source, _project, _target) = (source, project, target);
        var chosen = resources.SelectMany(text => Selection.Find(source, stack, text)).ToList();
        if (chosen.FirstOrDefault(state => state.Urn.IsRootStack) is { } root)
        {
            throw new DiagnosticException(
                $"'{root.Urn}' is the stack itself and cannot be moved. Nothing was changed.", "Move resources, or use 'fleet stack rename'.");
        }

        _moving = Selection.WithChildren(source, chosen);
        _movingUrns = _moving.Select(state => state.Urn).ToHashSet();
        Rest = source with { Resources = [.. source.Resources.Where(state => !_moving.Contains(state)).Select(Stay)] };
    }

    /// <summary>What stays, without references to what moves.</summary>
    public Deployment Rest { get; }

    public ImmutableArray<string> Moved => [.. _moving.Select(state => state.Urn.Text).Order(StringComparer.Ordinal)];

    public ImmutableArray<string> Dropped => _dropped.ToImmutable();

    /// <summary>The other stack's state with what moves.</summary>
    public Deployment AddTo(Deployment target)
    {
        var used = _moving.Select(state => state.Provider).OfType<ProviderReference>().ToHashSet();
        var providers = _source.Resources.Where(state => state.IsProvider && !_moving.Contains(state) && used.Contains(state.AsProvider)).ToList();
        var coming = _source.Resources.Where(state => _moving.Contains(state) || providers.Contains(state)).ToList();
        var names = new Dictionary<Urn, Urn>();
        foreach (var state in coming)
        {
            names[state.Urn] = NewName(state, names);
        }

        var root = Urn.Create(_target, _project, default, Urn.RootStackType, $"{_project}-{_target}");
        var resources = target.Resources.ToBuilder();
        if (resources.All(state => state.Urn != root))
        {
            resources.Insert(0, new ResourceState { Urn = root });
        }

        foreach (var state in coming)
        {
            var arriving = Renaming.Apply(Leave(state, names), urn => names.GetValueOrDefault(urn, urn)) with { Parent = Parent(state, names, root) };
            var there = resources.FirstOrDefault(other => other.Urn == arriving.Urn && !other.IsDeleted);
            if (there is null || arriving.IsDeleted)
            {
                resources.Add(arriving);
            }
            else if (there.Id != arriving.Id)
            {
                throw new DiagnosticException(
                    $"Stack '{_target}' records another '{arriving.Urn}' already (id '{there.Id}'). Nothing was changed.",
                    "Rename one of them first: fleet state rename.");
            }
        }

        return target with { Resources = resources.ToImmutable() };
    }

    // A type is qualified by the types of the parents that come along; one that stays behind is no parent any more.
    private Urn NewName(ResourceState state, Dictionary<Urn, Urn> names) => Urn.Create(
        _target, _project, names.GetValueOrDefault(state.Parent), state.Type, state.Urn.Name);

    private static Urn Parent(ResourceState state, Dictionary<Urn, Urn> names, Urn root) =>
        names.GetValueOrDefault(state.Parent, root);

    private ResourceState Leave(ResourceState state, Dictionary<Urn, Urn> names)
    {
        Note(state, urn => !names.ContainsKey(urn));
        return References.Prune(state, urn => !names.ContainsKey(urn), _ => default);
    }

    private ResourceState Stay(ResourceState state)
    {
        Note(state, _movingUrns.Contains);
        return References.Prune(state, _movingUrns.Contains, _ => default);
    }

    private void Note(ResourceState state, Func<Urn, bool> isLost) => _dropped.AddRange(
        state.References().Distinct().Where(urn => urn != state.Parent && isLost(urn)).Select(urn => $"'{state.Urn}' no longer refers to '{urn}'."));
}
