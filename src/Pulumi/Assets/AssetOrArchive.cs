using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>Files that a resource is given: one, or a set of them.</summary>
public abstract class AssetOrArchive
{
    private protected AssetOrArchive()
    {
    }

    internal abstract PropertyValue ToValue();

    internal static AssetOrArchive From(PropertyValue.Asset asset) => asset switch
    {
        { Path: { } path } => new FileAsset(path),
        { Uri: { } uri } => new RemoteAsset(uri),
        _ => new StringAsset(asset.Content ?? ""),
    };

    internal static AssetOrArchive From(PropertyValue.Archive archive) => archive switch
    {
        { Path: { } path } => new FileArchive(path),
        { Uri: { } uri } => new RemoteArchive(uri),
        _ => new AssetArchive((archive.Assets ?? PropertyMap.Empty).ToDictionary(
            member => member.Key,
            member => member.Value.Unwrap() is PropertyValue.Archive inner
                ? From(inner)
                : From((PropertyValue.Asset)member.Value.Unwrap()))),
    };
}
