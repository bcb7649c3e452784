using System.Collections.Concurrent;
using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.Planning;

/// <summary>Which resources a run may touch, and which it must replace.</summary>
internal sealed class TargetFilter(OperationOptions options)
{
    private readonly Targets _targets = new(options.Targets);
    private readonly Targets _excluded = new(options.Exclude);
    private readonly Targets _replaced = new(options.Replace);
    private readonly ConcurrentDictionary<Urn, bool> _dependents = new();
    private readonly ConcurrentDictionary<Urn, bool> _excludedDependents = new();

    /// <summary>True when the run is confined at all.</summary>
    public bool IsConfined => !_targets.IsEmpty || !_excluded.IsEmpty;

    public bool IncludesDependents => options.TargetDependents;

    /// <summary>The whole URNs among the targets and replacements: each must be of something.</summary>
    public ImmutableArray<string> Literals => [.. _targets.Literals.Concat(_replaced.Literals)];

    /// <summary>True when the resource may be touched. What it needs counts where dependents are targets too.</summary>
    public bool Includes(Urn urn, IEnumerable<Urn> needs)
    {
        if (Excludes(urn))
        {
            return false;
        }

        if (options.ExcludeDependents && needs.Any(Excludes))
        {
            _excludedDependents[urn] = true;
            return false;
        }

        if (_targets.IsEmpty || _targets.Contains(urn) || _dependents.ContainsKey(urn))
        {
            return true;
        }

        if (options.TargetDependents && needs.Any(need => _targets.Contains(need) || _dependents.ContainsKey(need)))
        {
            _dependents[urn] = true;
            return true;
        }

        return false;
    }

    /// <summary>True when the resource is to be left alone, for itself or for what it depends on.</summary>
    public bool Excludes(Urn urn) => _excluded.Contains(urn) || _excludedDependents.ContainsKey(urn);

    /// <summary>True when the operator asked for another object.</summary>
    public bool Replaces(Urn urn) => _replaced.Contains(urn);
}
