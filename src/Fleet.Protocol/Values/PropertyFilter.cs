using Fleet.Protocol.Values.Internal;

namespace Fleet.Protocol.Values;

/// <summary>Reduces values to what the other side may see, as <see cref="PropertyCodecOptions"/> says.</summary>
public static class PropertyFilter
{
    /// <summary>The properties that pass, reduced.</summary>
    /// <exception cref="PropertyFormatException">A value is not known, and that is not allowed here.</exception>
    public static PropertyMap Apply(PropertyMap properties, PropertyCodecOptions options)
    {
        if (options.KeepsEverything)
        {
            return properties;
        }

        return Members(properties, options, Trail.Root, isOutermost: true);
    }

    /// <summary>The value reduced; null when nothing of it passes.</summary>
    /// <exception cref="PropertyFormatException">A value is not known, and that is not allowed here.</exception>
    public static PropertyValue? Apply(PropertyValue value, PropertyCodecOptions options) =>
        options.KeepsEverything ? value : Reduce(value, options, Trail.Root);

    // What passes as it is, most of it, is not built anew.
    private static PropertyMap Members(PropertyMap members, PropertyCodecOptions options, Trail trail, bool isOutermost = false) =>
        members.Replace((name, value) => isOutermost && options.SkipInternalKeys && name.StartsWith("__", StringComparison.Ordinal)
            ? null
            : IsPlain(value) ? value : Reduce(value, options, trail.Key(name)));

    private static bool IsPlain(PropertyValue value) =>
        value is PropertyValue.Text or PropertyValue.Number or PropertyValue.Bool or PropertyValue.Null;

    private static PropertyValue? Reduce(PropertyValue value, PropertyCodecOptions options, Trail trail) => value switch
    {
        PropertyValue.Unknown => options.Unknowns switch
        {
            UnknownHandling.Keep => value,
            UnknownHandling.Skip => null,
            UnknownHandling.Reject => throw trail.Error("is not known yet, and must be here"),
        },
        PropertyValue.Secret secret when options.KeepSecrets && IsPlain(secret.Value) => secret,
        PropertyValue.Secret secret => Secret(Reduce(secret.Value, options, trail), options),
        PropertyValue.Output output => Output(output, options, trail),
        PropertyValue.ResourceReference reference => Reference(reference, options, trail),
        PropertyValue.List list when list.Items.All(IsPlain) => list,
        PropertyValue.List list => new PropertyValue.List(
        [
            .. list.Items.Select((item, index) => Reduce(item, options, trail.Index(index)))
                .Where(item => item is not null).Select(item => item!),
        ]),
        PropertyValue.Map map => Members(map.Members, options, trail) is var members && ReferenceEquals(members, map.Members)
            ? map
            : new PropertyValue.Map(members),
        PropertyValue.Asset asset when options.ElideAssets => new PropertyValue.Asset { Hash = asset.Hash },
        PropertyValue.Archive archive when options.ElideAssets => new PropertyValue.Archive { Hash = archive.Hash },
        _ => value,
    };

    private static PropertyValue? Secret(PropertyValue? inner, PropertyCodecOptions options) =>
        inner is not null && options.KeepSecrets ? new PropertyValue.Secret(inner) : inner;

    private static PropertyValue? Output(PropertyValue.Output output, PropertyCodecOptions options, Trail trail)
    {
        if (!options.KeepOutputs)
        {
            var plain = Reduce(output.Value ?? PropertyValue.Unknown.Instance, options, trail);
            return output.IsSecret ? Secret(plain, options) : plain;
        }

        if (output.Value is null)
        {
            return Reduce(PropertyValue.Unknown.Instance, options, trail) is null
                ? null
                : output with { IsSecret = output.IsSecret && options.KeepSecrets };
        }

        return Reduce(output.Value, options, trail) is { } inner
            ? output with
            {
                Value = inner is PropertyValue.Unknown ? null : inner,
                IsSecret = output.IsSecret && options.KeepSecrets,
            }
            : null;
    }

    private static PropertyValue? Reference(
        PropertyValue.ResourceReference reference, PropertyCodecOptions options, Trail trail)
    {
        if (!options.KeepResources)
        {
            return Reduce(reference.Id ?? reference.Urn.Text, options, trail);
        }

        if (reference.Id is null)
        {
            return reference;
        }

        return Reduce(reference.Id, options, trail.Key("id")) is { } id ? reference with { Id = id } : null;
    }
}
