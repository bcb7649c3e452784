using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Config;

/// <summary>What <c>Pulumi.yaml</c> says.</summary>
public sealed record Project
{
    /// <summary>The project's name.</summary>
    public required string Name { get; init; }

    /// <summary>What runs the program: <c>dotnet</c> or <c>nodejs</c>; empty when there is no program.</summary>
    public string Runtime { get; init; } = "";

    /// <summary>The runtime's options, such as <c>binary</c>.</summary>
    public PropertyMap RuntimeOptions { get; init; } = PropertyMap.Empty;

    /// <summary>The program's folder or entry, relative to the project file; empty for the file's folder.</summary>
    public string Main { get; init; } = "";

    /// <summary>What it is for.</summary>
    public string Description { get; init; } = "";

    /// <summary>The backend's URL; empty when not given.</summary>
    public string BackendUrl { get; init; } = "";

    /// <summary>The folder of the stack files, relative to the project file; empty for the file's folder.</summary>
    public string StackConfigDir { get; init; } = "";

    /// <summary>True when every update begins with a refresh.</summary>
    public bool AlwaysRefreshes { get; init; }

    /// <summary>Providers that the project itself says where to find.</summary>
    public ImmutableArray<ProjectPlugin> Plugins { get; init; } = [];

    /// <summary>The declared configuration by full key.</summary>
    public ImmutableSortedDictionary<string, ConfigDeclaration> Config { get; init; } =
        ImmutableSortedDictionary.Create<string, ConfigDeclaration>(StringComparer.Ordinal);
}
