using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Importing;

/// <summary>An object that exists and is to be recorded as a resource, or a component to hold such.</summary>
public sealed record ImportSpec
{
    /// <summary>The resource's type, such as <c>docker:index/volume:Volume</c>.</summary>
    public required string Type { get; init; }

    /// <summary>By what the other resources of the import refer to it; also its own name unless that is given.</summary>
    public required string Name { get; init; }

    /// <summary>The resource's own name; empty for <see cref="Name"/>.</summary>
    public string LogicalName { get; init; } = "";

    /// <summary>The object's id; empty for a component.</summary>
    public string Id { get; init; } = "";

    /// <summary>The parent: a name of this import or a URN. Empty for the stack.</summary>
    public string Parent { get; init; } = "";

    /// <summary>The provider: a name of this import or a URN. Empty for the package's default one.</summary>
    public string Provider { get; init; } = "";

    /// <summary>The wanted version of the provider; empty for any.</summary>
    public string Version { get; init; } = "";

    /// <summary>Where the provider's plugin is; empty for the usual place.</summary>
    public string PluginDownloadUrl { get; init; } = "";

    /// <summary>The inputs to record, by name; empty for all that the provider reads.</summary>
    public ImmutableArray<string> Properties { get; init; } = [];

    /// <summary>True for a component: it has no object, and nothing is read for it.</summary>
    public bool IsComponent { get; init; }

    /// <summary>The inputs, where they are known; null to read them.</summary>
    public PropertyMap? Inputs { get; init; }

    /// <summary>The outputs, where they are known: then nothing is read. Null to read them.</summary>
    public PropertyMap? Outputs { get; init; }

    /// <summary>The name it is recorded under.</summary>
    internal string OwnName => LogicalName.Length > 0 ? LogicalName : Name;
}
