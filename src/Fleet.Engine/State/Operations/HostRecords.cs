using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State.Operations;

/// <summary>Reads what is recorded of hosts, and changes the facts about them while nobody else changes the stack.</summary>
public sealed class HostRecords(Backend backend)
{
    /// <summary>The hosts of a stack; nothing is locked or changed.</summary>
    public async Task<ImmutableArray<RecordedHost>> ReadAsync(string stack, CancellationToken cancellationToken = default)
    {
        var target = await backend.ExistingAsync(stack, cancellationToken);
        return Hosts((await target.LoadAsync(BlindSecrets.Instance, cancellationToken)).Deployment);
    }

    /// <summary>Locks the stack, has something done on its hosts, and records their facts as they are then.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="what">What is done, for the history.</param>
    /// <param name="work">Does it, and says the facts of hosts for which they are others now.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task ChangeFactsAsync(
        string stack,
        string what,
        Func<ImmutableArray<RecordedHost>, Task<IReadOnlyDictionary<Urn, PropertyMap>>> work,
        CancellationToken cancellationToken = default)
    {
        await using var locked = await LockedStack.OpenAsync(backend, stack, SealedSecrets.Any, cancellationToken);
        var facts = await work(Hosts(locked.Deployment));
        if (facts.Count > 0)
        {
            await locked.ReplaceAsync(
                locked.Deployment with
                {
                    Resources =
                    [
                        .. locked.Deployment.Resources.Select(state => facts.TryGetValue(state.Urn, out var now) && state.IsProvider
                            ? state with { Outputs = state.Outputs.With(ILearnFacts.Output, now) }
                            : state),
                    ],
                },
                null,
                what,
                cancellationToken);
        }
    }

    private static ImmutableArray<RecordedHost> Hosts(Deployment deployment) =>
    [
        .. from state in deployment.Resources
        where state.IsProvider && !state.IsDeleted && state.Outputs.Find(ILearnFacts.Output) is not null
        let name = HostOf(state.Urn)
        select new RecordedHost(
            name,
            state.Urn,
            state.Inputs,
            state.Outputs[ILearnFacts.Output].AsMap(),
            [
                .. deployment.Resources.Where(other => other.Provider is { } provider && HostOf(provider.Urn) == name)
                    .SelectMany(other => Texts(other.Inputs).Concat(Texts(other.Outputs))),
            ]),
    ];

    /// <summary>Providers are named after their host: <c>atlas</c> or <c>atlas/docker</c>.</summary>
    private static string HostOf(Urn provider) => provider.Name.Split('/')[0];

    private static IEnumerable<string> Texts(PropertyValue value) => value switch
    {
        PropertyValue.Text text => [text.Value],
        PropertyValue.List list => list.Items.SelectMany(Texts),
        PropertyValue.Map map => map.Members.Values.SelectMany(Texts),
        _ => [],
    };
}
