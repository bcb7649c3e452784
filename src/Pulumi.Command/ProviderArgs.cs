namespace Pulumi.Command;

/// <summary>Settings of the provider: there are none.</summary>
public sealed class ProviderArgs : ResourceArgs
{
    /// <summary>No arguments.</summary>
    public static new ProviderArgs Empty => new();
}
