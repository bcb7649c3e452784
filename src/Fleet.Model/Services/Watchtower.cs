namespace Fleet;

/// <summary>What Watchtower goes by.</summary>
public static class Watchtower
{
    /// <summary>The label that makes Watchtower follow a container (<c>true</c>) or leave it alone (<c>false</c>).</summary>
    public const string EnableLabel = "com.centurylinklabs.watchtower.enable";
}
