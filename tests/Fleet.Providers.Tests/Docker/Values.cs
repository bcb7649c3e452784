namespace Fleet.Providers.Tests.Docker;

/// <summary>Writes property values briefly.</summary>
internal static class Values
{
    public static readonly PropertyValue Unknown = PropertyValue.Unknown.Instance;

    public static PropertyMap Map(params (string Name, PropertyValue Value)[] members) => PropertyMap.Of(members);

    public static PropertyValue Texts(params string[] texts) => PropertyValue.Of(texts.Select(text => (PropertyValue)text));

    public static PropertyValue Blocks(params PropertyMap[] blocks) =>
        PropertyValue.Of(blocks.Select(block => (PropertyValue)block));

    public static PropertyValue Secret(PropertyValue value) => new PropertyValue.Secret(value);

    public static Urn Urn(string type, string name) =>
        Protocol.Urn.Create("test", "fleet", default, $"docker:index/{type}", name);

    public static readonly Urn Container = Urn("container:Container", "atlas/web/gateway");

    /// <summary>A container's inputs with only what must be there, and more.</summary>
    public static PropertyMap Args(params (string Name, PropertyValue Value)[] members) =>
        PropertyMap.From(Map(("image", "nginx:1.27"), ("name", "gateway")).Concat(Map(members)));

    public static CheckResult Check(PropertyMap inputs) =>
        ContainerCheck.Of(new CheckRequest(Container, PropertyMap.Empty, inputs));

    public static PropertyMap Checked(PropertyMap inputs)
    {
        var result = Check(inputs);
        return result.Failures.Length == 0
            ? result.Inputs
            : throw new InvalidOperationException(string.Join('\n', result.Failures));
    }

    /// <summary>Diffs two programs, each checked first; the lines are <c>path: kind</c>.</summary>
    public static string Diff(PropertyMap before, PropertyMap after) =>
        Lines(ContainerDiff.Of(new DiffRequest(
            Container, "id", Checked(before), PropertyMap.Empty, Checked(after))));

    public static string Lines(DiffResult diff) =>
        string.Join(", ", diff.Properties.Select(change => $"{change.Key}: {change.Value.Kind}"));
}
