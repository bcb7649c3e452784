namespace Fleet;

/// <summary>What network a container is in.</summary>
public enum NetworkMode
{
    /// <summary>The Docker networks it names, or its stack's own.</summary>
    Networks,

    /// <summary>The host's own, without any separation.</summary>
    Host,

    /// <summary>None at all.</summary>
    None,
}
