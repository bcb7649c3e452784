using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.Importing;

/// <summary>A resource to import with its name, its parent and, where one is named, its provider.</summary>
internal sealed record ImportItem(ImportSpec Spec, Urn Urn, Urn Parent, Urn Provider);

/// <summary>Finds out what the resources of an import are called and in which order they come.</summary>
internal sealed class ImportPlan
{
    private readonly ImportRequest _request;
    private readonly Urn _root;
    private readonly Dictionary<string, ImportSpec> _specs;
    private readonly Dictionary<string, Urn> _urns = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly ImmutableArray<ImportItem>.Builder _items = ImmutableArray.CreateBuilder<ImportItem>();

    private ImportPlan(ImportRequest request, Urn root)
    {
        (_request, _root) = (request, root);
        _specs = new Dictionary<string, ImportSpec>(StringComparer.Ordinal);
        foreach (var spec in request.Resources)
        {
            if (!_specs.TryAdd(spec.Name, spec))
            {
                throw new DiagnosticException(
                    $"The import lists '{spec.Name}' twice.", "Give each a 'name' of its own; 'logicalName' may be the same.");
            }
        }
    }

    /// <summary>The resources, each behind its parent.</summary>
    /// <param name="request">What to import.</param>
    /// <param name="root">The stack's resource.</param>
    /// <exception cref="DiagnosticException">A name means nothing, or parents go in a circle.</exception>
    public static ImmutableArray<ImportItem> Of(ImportRequest request, Urn root)
    {
        var plan = new ImportPlan(request, root);
        foreach (var spec in request.Resources)
        {
            plan.Add(spec);
        }

        return plan._items.ToImmutable();
    }

    private Urn Add(ImportSpec spec)
    {
        if (_urns.TryGetValue(spec.Name, out var known))
        {
            return known;
        }

        if (!_open.Add(spec.Name))
        {
            throw new DiagnosticException($"The import lists '{spec.Name}' below itself: {string.Join(" → ", _open)}.");
        }

        if (spec.Type.Split(':').Length != 3)
        {
            throw new DiagnosticException(
                $"The import lists '{spec.Name}' of type '{spec.Type}', which is not of the form 'package:module:Name'.");
        }

        var parent = spec.Parent.Length == 0 ? _root : Resolve(spec, spec.Parent, "parent");
        var provider = spec.Provider.Length == 0 ? default : Resolve(spec, spec.Provider, "provider");
        var urn = Urn.Create(_root.Stack, _root.Project, parent, spec.Type, spec.OwnName);
        if (_urns.ContainsValue(urn))
        {
            throw new DiagnosticException($"The import lists '{urn.Name}' of type '{urn.Type}' twice below the same parent.");
        }

        _open.Remove(spec.Name);
        _urns[spec.Name] = urn;
        _items.Add(new ImportItem(spec, urn, parent, provider));
        return urn;
    }

    private Urn Resolve(ImportSpec spec, string name, string role)
    {
        if (_request.Names.TryGetValue(name, out var urn) || Urn.TryParse(name, out urn))
        {
            return urn;
        }

        return _specs.TryGetValue(name, out var other)
            ? Add(other)
            : throw new DiagnosticException(
                $"The import lists '{spec.Name}' with the {role} '{name}', which is no name in it and no URN.",
                "Add the name to 'nameTable', or the resource to 'resources'.");
    }
}
