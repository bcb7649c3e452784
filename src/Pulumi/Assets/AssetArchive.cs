using System.Collections.Immutable;
using Fleet.Protocol.Values;

namespace Pulumi;

/// <summary>Files and folders put together by name.</summary>
public sealed class AssetArchive(IDictionary<string, AssetOrArchive> assets) : Archive
{
    private readonly ImmutableDictionary<string, AssetOrArchive> _assets = assets.ToImmutableDictionary();

    internal override PropertyValue ToValue() => new PropertyValue.Archive
    {
        Assets = PropertyMap.From(_assets.Select(asset => KeyValuePair.Create(asset.Key, asset.Value.ToValue()))),
    };
}
