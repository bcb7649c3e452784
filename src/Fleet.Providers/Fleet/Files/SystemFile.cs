using System.Text;
using Fleet.Protocol;
using Fleet.Protocol.Values;
using Fleet.Remote;

namespace Fleet.Providers.Fleet.Files;

/// <summary>A text file of a system service, owned by root and readable by all, such as a unit of systemd.</summary>
/// <param name="Path">Its absolute path.</param>
/// <param name="Content">What it should hold.</param>
internal sealed record SystemFile(string Path, string Content)
{
    private static readonly Ownership Root = new("0644", "root", "root");

    /// <summary>The SHA-256 of the content.</summary>
    public string Sha256 => FileInputs.Hash(Encoding.UTF8.GetBytes(Content));

    /// <summary>The outputs that such a file adds.</summary>
    public PropertyMap Outputs(PropertyMap inputs)
    {
        PropertyValue hash = inputs.Values.Any(value => value.ContainsUnknowns) ? PropertyValue.Unknown.Instance : Sha256;
        return inputs.With("path", Path)
            .With("sha256", inputs.Values.Any(value => value.ContainsSecrets) ? new PropertyValue.Secret(hash) : hash);
    }

    /// <summary>Writes it.</summary>
    public Task WriteAsync(FleetHost host, CancellationToken cancellationToken) => host.Connection.WriteFileAsync(
        new RemoteFile(Path, Encoding.UTF8.GetBytes(Content))
        {
            Mode = Root.Mode,
            Owner = Root.Owner,
            Group = Root.Group,
            Sudo = host.Sudo,
        },
        cancellationToken);

    /// <summary>What a file holds; null when there is none.</summary>
    public static async Task<string?> ReadAsync(FleetHost host, Urn urn, string path, CancellationToken cancellationToken)
    {
        var read = await host.MustRunAsync(
            urn,
            RemoteCommand.Script("if [ -e \"$1\" ]; then echo there; cat -- \"$1\"; fi", path) with { IsSafeToRepeat = true },
            $"File '{path}' on '{host.Name}' could not be read",
            cancellationToken);
        return read.Output.StartsWith("there\n", StringComparison.Ordinal) ? read.Output["there\n".Length..] : null;
    }

    /// <summary>Removes a file, if there is one.</summary>
    public static Task RemoveAsync(FleetHost host, Urn urn, string path, CancellationToken cancellationToken) =>
        host.MustRunAsync(
            urn, RemoteCommand.Of("rm", "-f", "--", path) with { IsSafeToRepeat = true }, $"File '{path}' on '{host.Name}' was not removed", cancellationToken);

    /// <summary>How what is there differs from this; null when it does not.</summary>
    public string? Difference(FileFacts? found) => found is null ? "is gone" : found.Sha256 != Sha256 ? "was changed" : null;
}
