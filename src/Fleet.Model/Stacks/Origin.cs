namespace Fleet;

/// <summary>Who makes a network or volume.</summary>
public enum Origin
{
    /// <summary>Fleet makes it and removes it.</summary>
    Fleet,

    /// <summary>It is there already; Fleet uses it by its name on the host and leaves it alone.</summary>
    Elsewhere,
}
