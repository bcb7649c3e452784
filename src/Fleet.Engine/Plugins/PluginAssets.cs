using Fleet.Protocol.Values;

namespace Fleet.Engine.Plugins;

/// <summary>Puts assets back in full where a plugin has returned their hash alone.</summary>
internal static class PluginAssets
{
    public static PropertyMap Restore(PropertyMap returned, PropertyMap sent)
    {
        var known = new Dictionary<string, PropertyValue>(StringComparer.Ordinal);
        Collect(sent, known);
        return known.Count == 0 ? returned : Restore(returned, known).AsMap();
    }

    private static void Collect(PropertyValue value, Dictionary<string, PropertyValue> known)
    {
        switch (value.Unwrap())
        {
            case PropertyValue.Asset { Hash.Length: > 0 } asset:
                known[asset.Hash] = asset;
                break;
            case PropertyValue.Archive { Hash.Length: > 0 } archive:
                known[archive.Hash] = archive;
                break;
            case PropertyValue.List list:
                foreach (var item in list.Items)
                {
                    Collect(item, known);
                }

                break;
            case PropertyValue.Map map:
                foreach (var member in map.Members.Values)
                {
                    Collect(member, known);
                }

                break;
        }
    }

    private static PropertyValue Restore(PropertyValue value, Dictionary<string, PropertyValue> known) => value switch
    {
        PropertyValue.Asset { Content: null, Path: null, Uri: null } asset => known.GetValueOrDefault(asset.Hash, asset),
        PropertyValue.Archive { Assets: null, Path: null, Uri: null } archive => known.GetValueOrDefault(archive.Hash, archive),
        PropertyValue.Secret secret => new PropertyValue.Secret(Restore(secret.Value, known)),
        PropertyValue.List list => new PropertyValue.List([.. list.Items.Select(item => Restore(item, known))]),
        PropertyValue.Map map => PropertyMap.From(map.Members.Select(
            member => KeyValuePair.Create(member.Key, Restore(member.Value, known)))),
        _ => value,
    };
}
