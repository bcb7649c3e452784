using FsCheck;
using FsCheck.Fluent;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Random containers, made on a real engine and read back: they are what was asked for.</summary>
[Collection(EngineCollection.Name)]
public sealed class RoundTripOnEngineTests(RealEngine real)
{
    /// <summary>What excludes each other; the first of each is kept.</summary>
    private static readonly string[][] Rivals =
    [
        ["networkMode", "networksAdvanced", "ports", "publishAllPorts"], ["cpus", "cpuPeriod"], ["cpus", "cpuQuota"],
        ["rm", "restart", "maxRetryCount"], ["restart", "maxRetryCount"], ["networkMode", "hostname"], ["networkMode", "domainname"],
        ["networkMode", "sysctls"], ["networkMode", "dns"], ["networkMode", "hosts"], ["mounts", "volumes"],
        ["usernsMode", "privileged"], ["memorySwap", "memory", "memoryReservation"], ["entrypoints", "command"],
        ["logDriver", "logOpts"], ["readOnly", "uploads"],
    ];

    private static int Count => Environment.GetEnvironmentVariable("FLEET_TEST_FULL") == "1" ? 300 : 20;

    private static readonly Gen<PropertyMap> Mixtures =
        from cases in Gen.SubListOf(ContainerCases.All().Where(each => each.Property
            is not ("attach" or "name" or "image" or "wait" or "start" or "mustRun" or "platform")))
        from second in Gen.ArrayOf(Gen.Elements(true, false), cases.Count)
        from shuffled in Gen.Shuffle(cases.Zip(second).ToArray())
        select Compatible(shuffled.Select(pair => pair is { First.Second: { } value, Second: true } ? pair.First with { First = value } : pair.First));

    [EngineFact]
    public Task Any_mixture_of_properties_comes_back_as_it_was_asked_for() => TryAsync(Mixtures, "mixture");

    [EngineFact]
    public Task Any_values_come_back_as_they_were_asked_for() => TryAsync(
        ContainerPropertyTests.Containers.Select(container => container.Without("networksAdvanced")), "value");

    private async Task TryAsync(Gen<PropertyMap> containers, string name)
    {
        await using var session = await EngineSession.OpenAsync(real);
        await session.CreateAsync(Urn("network:Network", "a"), Map(
            ("name", ContainerCases.Network), ("ipv6", true),
            ("ipamConfigs", Blocks(Map(("subnet", "198.19.250.0/24")), Map(("subnet", "fd00:250::/64"))))));
        await session.CreateAsync(Urn("container:Container", "donor"), Map(
            ("image", RealEngine.Image), ("name", "properties-donor"), ("start", false), ("mustRun", false)));
        var count = 0;
        foreach (var random in containers.Sample(Count))
        {
            var program = PropertyMap.From(random.Concat(Map(
                ("image", RealEngine.Image), ("name", $"random-{name}"), ("start", false), ("mustRun", false))));
            if (Values.Check(program).Failures.Length > 0)
            {
                // An invalid one has never been made.
                continue;
            }

            var made = await session.CreateAsync(Container, program);
            var read = (await session.ReadAsync(made))!;
            Lines(await session.DiffAsync(read, program)).Should().BeEmpty("{0}", program);
            Lines(await session.DiffAsync(read, Reversed(program))).Should().BeEmpty("sets have no order: {0}", program);
            await session.DeleteAsync(read);
            count++;
        }

        count.Should().BeGreaterThan(Count / 2, "most random containers are valid");
    }

    private static PropertyMap Compatible(IEnumerable<PropertyCase> cases)
    {
        var taken = new HashSet<string>(StringComparer.Ordinal);
        var program = PropertyMap.Empty;
        foreach (var each in cases.DistinctBy(each => each.Property).Where(each => each.With.Count == 0))
        {
            if (Rivals.All(group => !group.Contains(each.Property) || !group.Any(taken.Contains)))
            {
                taken.Add(each.Property);
                program = program.With(each.Property, each.First);
            }
        }

        return program;
    }

    /// <summary>Sets the other way round, where that means the same: of two elements with one key the last counts.</summary>
    private static PropertyMap Reversed(PropertyMap program) => PropertyMap.From(program.Select(member =>
        KeyValuePair.Create(member.Key, member.Value is PropertyValue.List list && MayBeReversed(member.Key, list)
            ? PropertyValue.Of(list.Items.Reverse())
            : member.Value)));

    private static bool MayBeReversed(string name, PropertyValue.List list)
    {
        var property = ContainerSchema.Property(name);
        var keys = list.Items.Select(item => property.Key?.Invoke(item) ?? Canonical.Key(item));
        return property.Shape is Shape.TextSet or Shape.BlockSet
            && keys.Distinct(StringComparer.Ordinal).Count() == list.Items.Length;
    }
}
