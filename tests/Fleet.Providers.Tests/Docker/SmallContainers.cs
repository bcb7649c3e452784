using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Inputs of containers that a real engine starts in no time.</summary>
internal static class SmallContainers
{
    /// <summary>A container that ends when it is told to, and more.</summary>
    public static PropertyMap Base(params (string Name, PropertyValue Value)[] members) => PropertyMap.From(
        Map(("image", RealEngine.Image), ("name", "gateway"), ("destroyGraceSeconds", 5)).Concat(Map(members)));

    /// <summary>A health check that is quick.</summary>
    public static PropertyValue Health(params string[] test) => Map(
        ("tests", Texts(test)), ("interval", "500ms"), ("timeout", "2s"), ("retries", 2));

    /// <summary>The inputs of a container that is to be replaced.</summary>
    public static PropertyMap Web(params (string Name, PropertyValue Value)[] members) =>
        PropertyMap.From(Map(("image", RealEngine.Image), ("name", "web")).Concat(Map(members)));
}
