using System.Collections.Immutable;
using Fleet.Engine.Tests.Kit;
using Fleet.Protocol.Values;
using Pulumirpc;

namespace Fleet.Engine.Tests.Fuzzing;

/// <summary>One resource of a random program. It keeps its index for ever, and may get new names and parents.</summary>
internal sealed record FuzzThing
{
    public required int Index { get; init; }

    public required string Name { get; init; }

    /// <summary>The component it is in: 0 for none, 1 for <c>outer</c>, 2 for <c>outer</c>'s <c>inner</c>.</summary>
    public int Component { get; init; }

    public bool IsDeclared { get; init; }

    /// <summary><c>size</c> updates, <c>new</c> replaces, <c>first</c> replaces after removing.</summary>
    public string Input { get; init; } = "size";

    public int Value { get; init; }

    /// <summary>Things of lower index whose id is an input here.</summary>
    public ImmutableArray<int> Uses { get; init; } = [];

    /// <summary>Things of lower index that it only comes after.</summary>
    public ImmutableArray<int> After { get; init; } = [];

    /// <summary>A thing of lower index that takes it along when it goes; -1 for none.</summary>
    public int GoesWith { get; init; } = -1;

    public bool IsProtected { get; init; }

    public bool IsRetained { get; init; }

    public bool HasOwnProvider { get; init; }

    public bool IgnoresSize { get; init; }

    public bool? DeletesFirst { get; init; }

    /// <summary>What it was called in earlier programs.</summary>
    public ImmutableArray<string> OldUrns { get; init; } = [];

    public string Urn => Component switch
    {
        0 => TestStack.Urn(Name),
        1 => TestStack.Urn(Name, "my:index:Component$fake:index:Thing"),
        _ => TestStack.Urn(Name, "my:index:Component$my:index:Component$fake:index:Thing"),
    };

    public override string ToString() => string.Concat(
        $"{Name} {Input}={Value}",
        Component > 0 ? $" in {Component}" : "",
        Uses.IsEmpty ? "" : $" uses {string.Join(",", Uses)}",
        After.IsEmpty ? "" : $" after {string.Join(",", After)}",
        GoesWith >= 0 ? $" with {GoesWith}" : "",
        IsProtected ? " protected" : "",
        IsRetained ? " retained" : "",
        HasOwnProvider ? " own-provider" : "",
        IgnoresSize ? " ignores-size" : "",
        DeletesFirst is { } first ? $" deletes-first={first}" : "",
        OldUrns.IsEmpty ? "" : $" was {string.Join(",", OldUrns)}");
}

/// <summary>A random program: it registers what it declares, each thing as soon as what it needs is there.</summary>
internal sealed record FuzzProgram(ImmutableArray<FuzzThing> Things, string Region)
{
    public IEnumerable<FuzzThing> Declared => Things.Where(thing => thing.IsDeclared);

    public override string ToString() => $"region {Region}: {string.Join("; ", Declared)}";

    public Task RunAsync(MonitorClient monitor) => RunAsync(monitor, _ => { });

    /// <summary>Runs it and tells the names of what is as declared.</summary>
    public async Task RunAsync(MonitorClient monitor, Action<string> onDone)
    {
        var outer = await monitor.ComponentAsync("outer");
        var inner = await monitor.ComponentAsync("inner", request => request.Parent = outer.Urn);
        var provider = await monitor.ResourceAsync("prov", PropertyMap.Of(("region", Region)), request =>
        {
            request.Type = "pulumi:providers:fake";
        });
        var parents = new[] { monitor.StackUrn, outer.Urn, inner.Urn };
        var made = new Dictionary<int, Task<RegisterResourceResponse>>();
        foreach (var thing in Declared)
        {
            made[thing.Index] = RegisterAsync(monitor, thing, parents[thing.Component], Reference(provider), made.ToDictionary(), onDone);
        }

        await Task.WhenAll(made.Values);
        await monitor.OutputsAsync(inner.Urn, PropertyMap.Of(("count", made.Count)));
        await monitor.OutputsAsync(outer.Urn, PropertyMap.Of(("region", Region)));
        await monitor.OutputsAsync(monitor.StackUrn, PropertyMap.Of(("count", made.Count)));
    }

    private static string Reference(RegisterResourceResponse provider) =>
        $"{provider.Urn}::{(provider.Id.Length > 0 ? provider.Id : Signatures.Unknown)}";

    private static async Task<RegisterResourceResponse> RegisterAsync(
        MonitorClient monitor,
        FuzzThing thing,
        string parent,
        string provider,
        Dictionary<int, Task<RegisterResourceResponse>> before,
        Action<string> onDone)
    {
        var inputs = PropertyMap.Of((thing.Input, thing.Value), ("kept", thing.IsRetained));
        if (thing.IgnoresSize)
        {
            inputs = inputs.With("size", thing.Value);
        }

        var needs = new Dictionary<string, string>();
        foreach (var need in thing.Uses.Where(before.ContainsKey))
        {
            var other = await before[need];
            needs[$"of-{need}"] = other.Urn;
            inputs = inputs.With($"of-{need}", other.Id.Length > 0 ? other.Id : PropertyValue.Unknown.Instance);
        }

        var after = new List<string>();
        foreach (var need in thing.After.Where(before.ContainsKey))
        {
            after.Add((await before[need]).Urn);
        }

        var with = before.TryGetValue(thing.GoesWith, out var taker) ? await taker : null;
        if (with is not null)
        {
            inputs = inputs.With("with", with.Id.Length > 0 ? with.Id : PropertyValue.Unknown.Instance);
            needs["with"] = with.Urn;
        }

        var made = await monitor.ResourceAsync(thing.Name, inputs, request =>
        {
            request.Parent = parent;
            request.Protect = thing.IsProtected;
            request.RetainOnDelete = thing.IsRetained;
            request.DeletedWith = with?.Urn ?? "";
            request.Dependencies.Add(needs.Values.Concat(after).Distinct());
            request.AliasURNs.Add(thing.OldUrns);
            foreach (var (input, urn) in needs)
            {
                request.PropertyDependencies[input] = new() { Urns = { urn } };
            }

            foreach (var input in inputs.Keys.Where(input => !needs.ContainsKey(input)))
            {
                request.PropertyDependencies[input] = new();
            }

            if (thing.HasOwnProvider)
            {
                request.Provider = provider;
            }

            if (thing.IgnoresSize)
            {
                request.IgnoreChanges.Add("size");
            }

            if (thing.DeletesFirst is { } first)
            {
                (request.DeleteBeforeReplace, request.DeleteBeforeReplaceDefined) = (first, true);
            }
        });
        if (made.Result == Result.Success)
        {
            onDone(made.Urn);
        }

        return made;
    }
}
