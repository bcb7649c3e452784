namespace Pulumi.Docker.Inputs;

/// <summary>Images whose layers may be used again.</summary>
public sealed class CacheFromArgs : ResourceArgs
{
    [Input("images")]
    private InputList<string>? _images;

    /// <summary>The images' names.</summary>
    public InputList<string> Images { get => _images ??= []; set => _images = value; }

    /// <summary>No arguments.</summary>
    public static new CacheFromArgs Empty => new();
}
