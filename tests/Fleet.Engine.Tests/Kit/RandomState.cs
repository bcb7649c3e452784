using System.Collections.Immutable;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Tests.Kit;

/// <summary>Random valid states: providers, components and what they hold, old copies that wait for their removal.</summary>
internal sealed class RandomState
{
    private readonly Random _random;
    private readonly List<ResourceState> _states = [];

    private RandomState(int seed) => _random = new Random(seed);

    /// <summary>The state of a seed: the same one every time.</summary>
    public static Deployment Of(int seed)
    {
        var state = new RandomState(seed);
        return new Deployment
        {
            Version = "v3.1.4",
            Magic = DeploymentJson.Magic("v3.1.4"),
            Time = DateTimeOffset.UnixEpoch.AddSeconds(seed),
            Resources = state.Resources(),
        };
    }

    /// <summary>A random map of random values.</summary>
    public static PropertyMap Properties(int seed) => new RandomState(seed).Map(depth: 3);

    private ImmutableArray<ResourceState> Resources()
    {
        Add(new ResourceState { Urn = Urn.Create("dev", "proj", default, Urn.RootStackType, "proj-dev") });
        for (var count = _random.Next(12); count > 0; count--)
        {
            Add(_random.Next(4) switch
            {
                0 => Provider(),
                1 => Component(),
                _ => Custom(),
            });
        }

        return [.. _states];
    }

    private void Add(ResourceState state)
    {
        var isTaken = _states.Exists(other => other.Urn == state.Urn && !other.IsDeleted);
        _states.Add(isTaken ? state with { IsDeleted = true } : state);
    }

    private ResourceState Provider() => new()
    {
        Urn = Create("pulumi:providers:fake", default),
        IsCustom = true,
        Id = $"p{_states.Count}",
        Inputs = Map(depth: 1),
    };

    private ResourceState Component()
    {
        var parent = Parent();
        return new ResourceState { Urn = Create("my:index:Component", parent), Parent = parent, Inputs = Map(depth: 2) };
    }

    private ResourceState Custom()
    {
        var parent = Parent();
        var provider = _states.FindLast(state => state.IsProvider);
        var needs = Some();
        var isExternal = _random.Next(8) == 0;
        return new ResourceState
        {
            Urn = Create("fake:index:Thing", parent),
            IsCustom = true,
            Id = $"id-{_states.Count}",
            Parent = parent,
            Provider = provider?.AsProvider,
            Inputs = Map(depth: 3),
            Outputs = Map(depth: 3),
            Dependencies = needs,
            PropertyDependencies = needs.IsEmpty
                ? ImmutableSortedDictionary.Create<string, ImmutableArray<Urn>>(StringComparer.Ordinal)
                : ImmutableSortedDictionary.Create<string, ImmutableArray<Urn>>(StringComparer.Ordinal).Add("size", needs),
            DeletedWith = _random.Next(4) == 0 ? Some().FirstOrDefault() : default,
            IsExternal = isExternal,
            IsProtected = _random.Next(6) == 0,
            RetainOnDelete = _random.Next(6) == 0,
            IsPendingReplacement = !isExternal && _random.Next(10) == 0,
            InitErrors = _random.Next(8) == 0 ? ["it is not well"] : [],
            Timeouts = _random.Next(6) == 0 ? new CustomTimeouts { Create = TimeSpan.FromSeconds(_random.Next(1, 9)) } : CustomTimeouts.None,
            Created = DateTimeOffset.UnixEpoch.AddSeconds(_random.Next(1_000_000)),
            IgnoreChanges = _random.Next(6) == 0 ? ["size"] : [],
        };
    }

    private Urn Create(string type, Urn parent) => Urn.Create("dev", "proj", parent, type, $"{(char)('a' + _random.Next(9))}");

    private Urn Parent() => _states.Where(state => !state.IsCustom && !state.IsDeleted).ElementAt(
        _random.Next(_states.Count(state => !state.IsCustom && !state.IsDeleted))).Urn;

    private ImmutableArray<Urn> Some() =>
    [
        .. Enumerable.Range(0, _random.Next(3)).Select(_ => _states[_random.Next(_states.Count)].Urn).Distinct(),
    ];

    private PropertyMap Map(int depth)
    {
        var map = PropertyMap.Empty;
        for (var count = _random.Next(4); count > 0; count--)
        {
            map = map.With(Word(), Value(depth - 1));
        }

        return map;
    }

    private PropertyValue Value(int depth) => _random.Next(depth > 0 ? 8 : 5) switch
    {
        0 => _random.Next(2) == 0,
        1 => _random.Next(-5, 5),
        2 => _random.NextDouble() * Math.Pow(10, _random.Next(-30, 30)),
        3 => PropertyValue.Null.Instance,
        4 => Word(),
        5 => new PropertyValue.List([.. Enumerable.Range(0, _random.Next(3)).Select(_ => Value(depth - 1))]),
        _ => Map(depth),
    };

    private string Word() => _random.Next(7) switch
    {
        0 => "",
        1 => "ü \"quoted\" \n \u2028",
        2 => "a.b[0]",
        3 => "🚀",
        _ => $"{(char)('a' + _random.Next(5))}",
    };
}
