using Fleet.Compose.Yaml;

namespace Fleet.Compose.Reading;

/// <summary>Who makes a network or volume, and what it is called on the host.</summary>
internal static class External
{
    /// <summary>Reads <c>external</c> and <c>name</c>, also in the old form <c>external: {name: …}</c>.</summary>
    public static (Origin Origin, string? Name) Read(Attributes attributes, string name)
    {
        var said = attributes.Text("name");
        if (attributes.Find("external") is MapNode old)
        {
            return (Origin.Elsewhere, (old.Find("name") as TextNode)?.Text ?? said ?? name);
        }

        return attributes.Flag("external") == true ? (Origin.Elsewhere, said ?? name) : (Origin.Fleet, said);
    }

    /// <summary>The name on the host where the file says none; <see langword="null"/> leaves it to Fleet.</summary>
    public static string? Named(StackReader reader, string name) =>
        reader.Options.Names == ComposeNames.Compose ? $"{reader.Stack.Name}_{name}" : null;
}
