using FsCheck;
using FsCheck.Fluent;
using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

public sealed class ContainerPropertyTests
{
    private static readonly Gen<string> Word = Gen.Elements("alpha", "beta", "gamma", "delta", "v1", "v2");

    /// <summary>Containers of any kind; not all of them can be started.</summary>
    internal static readonly Gen<PropertyMap> Containers =
        from envs in Gen.ListOf(from name in Word from value in Word select $"{name}={value}")
        from labels in Gen.ListOf(from name in Word from value in Word select Map(("label", name), ("value", value)))
        from ports in Gen.ListOf(from port in Gen.Choose(1, 9) select Map(("internal", port), ("protocol", "tcp")))
        from hosts in Gen.ListOf(from name in Word select Map(("host", name), ("ip", "198.18.0.1")))
        from volumes in Gen.ListOf(
            from name in Word from path in Word select Map(("volumeName", name), ("containerPath", $"/{path}")))
        from networks in Gen.ListOf(
            from name in Word from alias in Word select Map(("name", name), ("aliases", Texts(alias))))
        from command in Gen.ListOf(Word)
        from sysctls in Gen.ListOf(from name in Word from value in Word select (name, value))
        from memory in Gen.Elements(0, 64, 128)
        from cpus in Gen.Elements("", "0.5", "2")
        from flag in Gen.Elements(true, false)
        from restart in Gen.Elements("", "no", "always", "on-failure")
        from interval in Gen.Elements("", "10s", "1m30s")
        select Args(
            ("envs", Texts([.. envs])),
            ("labels", Blocks([.. labels])),
            ("ports", Blocks([.. ports])),
            ("hosts", Blocks([.. hosts])),
            ("volumes", Blocks([.. volumes.DistinctBy(volume => volume["containerPath"])])),
            ("networksAdvanced", Blocks([.. networks])),
            ("command", Texts([.. command])),
            ("sysctls", PropertyMap.From(
                sysctls.DistinctBy(one => one.name).Select(one => KeyValuePair.Create(one.name, (PropertyValue)one.value)))),
            ("memory", memory),
            ("cpus", cpus),
            ("privileged", flag),
            ("restart", restart),
            ("healthcheck", Map(("tests", Texts("CMD", "true")), ("interval", interval))));

    [Fact]
    public void A_container_does_not_differ_from_itself() =>
        Prop.ForAll(Arb.From(Containers), container => Diff(container, container) == "")
            .QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_sets_is_no_difference() =>
        Prop.ForAll(Arb.From(Containers), container =>
        {
            // Of two elements with one key the last counts, so that only distinct ones may be turned round.
            var distinct = Distinct(container);
            return Diff(distinct, Reversed(distinct)) == "";
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Secrets_are_no_difference() =>
        Prop.ForAll(Arb.From(Containers), container =>
        {
            var hidden = PropertyMap.From(container.Select(
                member => KeyValuePair.Create(member.Key, (PropertyValue)new PropertyValue.Secret(member.Value))));
            var diff = ContainerDiff.Of(new DiffRequest(
                Container, "id", Checked(container), PropertyMap.Empty, hidden));
            return Lines(diff) == "";
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_checked_container_is_checked_the_same_again() =>
        Prop.ForAll(Arb.From(Containers), container =>
        {
            var once = Checked(container);
            var twice = ContainerCheck.Of(new CheckRequest(Container, once, container)).Inputs;
            return once.Equals(twice);
        }).QuickCheckThrowOnFailure();

    private static PropertyMap Distinct(PropertyMap container) => PropertyMap.From(container.Select(member =>
        KeyValuePair.Create(member.Key, member.Value is PropertyValue.List list && IsSet(member.Key)
            ? PropertyValue.Of(list.Items.DistinctBy(item =>
                ContainerSchema.Property(member.Key).Key?.Invoke(item) ?? Canonical.Key(item)))
            : member.Value)));

    private static PropertyMap Reversed(PropertyMap container) => PropertyMap.From(container.Select(member =>
        KeyValuePair.Create(member.Key, member.Value is PropertyValue.List list && IsSet(member.Key)
            ? PropertyValue.Of(list.Items.Reverse())
            : member.Value)));

    private static bool IsSet(string name) => ContainerSchema.Property(name).Shape is Shape.TextSet or Shape.BlockSet;
}
