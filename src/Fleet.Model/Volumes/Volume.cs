namespace Fleet;

/// <summary>A Docker volume. It outlives its services, and the stack too unless the fleet is disposable.</summary>
/// <param name="name">The permanent name, unique in its stack.</param>
public sealed class Volume(string name) : StackMember(name)
{
    private readonly string? _nameOnHost;

    /// <summary>The volume's name on the host; <c>stack-name</c> unless said.</summary>
    public string NameOnHost
    {
        get => _nameOnHost ?? $"{Stack?.Name}-{Name}";
        init => _nameOnHost = value;
    }

    /// <summary>Who makes it: Fleet, unless said.</summary>
    public Origin Origin { get; init; }

    /// <summary>The driver; <c>local</c> unless said.</summary>
    public string Driver { get; init; } = "local";

    /// <summary>Options of the driver.</summary>
    public Dictionary<string, string> DriverOptions { get; } = [];

    /// <summary>Its labels.</summary>
    public Dictionary<string, string> Labels { get; } = [];

    /// <summary>This volume at a path in a container.</summary>
    public Mount At(string target, Access access = Access.ReadWrite) => new(this, target, access);

    internal override string Noun => "Volume";
}
