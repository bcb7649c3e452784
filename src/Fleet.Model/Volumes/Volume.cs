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

    /// <summary>This volume at a path in a container.</summary>
    public Mount At(string target, Access access = Access.ReadWrite) => new(this, target, access);

    internal override string Noun => "Volume";
}
