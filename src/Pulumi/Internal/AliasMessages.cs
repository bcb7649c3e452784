namespace Pulumi;

/// <summary>Aliases as messages.</summary>
internal static class AliasMessages
{
    /// <summary>The aliases that are known by now.</summary>
    public static async Task<IReadOnlyList<Pulumirpc.Alias>> FromAsync(IEnumerable<Input<Alias>> aliases)
    {
        var messages = new List<Pulumirpc.Alias>();
        foreach (var alias in aliases)
        {
            if (await alias.ToOutput().GetValueAsync(null!) is { } known)
            {
                messages.Add(await FromAsync(known));
            }
        }

        return messages;
    }

    public static Alias ToAlias(Pulumirpc.Alias message)
    {
        if (message.AliasCase == Pulumirpc.Alias.AliasOneofCase.Urn)
        {
            return new Alias { Urn = message.Urn };
        }

        var spec = message.Spec ?? new Pulumirpc.Alias.Types.Spec();
        return new Alias
        {
            Name = OrNull(spec.Name),
            Type = OrNull(spec.Type),
            Stack = OrNull(spec.Stack),
            Project = OrNull(spec.Project),
            ParentUrn = OrNull(spec.ParentUrn),
            NoParent = spec.NoParent,
        };
    }

    private static Input<string>? OrNull(string text) => text.Length == 0 ? null : (Input<string>)text;

    private static async Task<Pulumirpc.Alias> FromAsync(Alias alias)
    {
        if (alias.Urn is not null)
        {
            return new Pulumirpc.Alias { Urn = alias.Urn };
        }

        var spec = new Pulumirpc.Alias.Types.Spec
        {
            Name = await TextAsync(alias.Name),
            Type = await TextAsync(alias.Type),
            Stack = await TextAsync(alias.Stack),
            Project = await TextAsync(alias.Project),
        };
        var parent = alias.Parent is { } resource
            ? await resource.Urn.GetValueAsync("")
            : await TextAsync(alias.ParentUrn);
        if (parent.Length > 0)
        {
            spec.ParentUrn = parent;
        }
        else if (alias.Parent is null && alias.ParentUrn is null)
        {
            // Set even when false: it tells the engine that the alias has the same parent.
            spec.NoParent = alias.NoParent;
        }

        return new Pulumirpc.Alias { Spec = spec };
    }

    private static async Task<string> TextAsync(Input<string>? input) =>
        input is null ? "" : await input.ToOutput().GetValueAsync("") ?? "";
}
