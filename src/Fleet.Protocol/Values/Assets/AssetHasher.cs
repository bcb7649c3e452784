using System.Security.Cryptography;

namespace Fleet.Protocol.Values.Assets;

/// <summary>
/// Computes the hashes by which assets and archives are compared. An asset's is the SHA-256 of its content, an archive
/// file's that of the file; a folder's, or that of named assets, is the SHA-256 of a tar stream made of them.
/// </summary>
public sealed class AssetHasher(AssetReader reader)
{
    /// <summary>The properties with every missing hash filled in.</summary>
    /// <exception cref="DiagnosticException">The content of an asset or archive cannot be read.</exception>
    public async Task<PropertyMap> FillInAsync(PropertyMap properties, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in properties)
        {
            if (LacksHash(value))
            {
                properties = properties.With(name, await FillInAsync(value, cancellationToken));
            }
        }

        return properties;
    }

    /// <summary>The value with every missing hash in it filled in.</summary>
    /// <exception cref="DiagnosticException">The content of an asset or archive cannot be read.</exception>
    public async Task<PropertyValue> FillInAsync(PropertyValue value, CancellationToken cancellationToken)
    {
        switch (value)
        {
            case PropertyValue.Asset { Hash: "" } asset:
                return asset with { Hash = await HashAsync(asset, cancellationToken) };
            case PropertyValue.Archive { Hash: "" } archive:
                return await FillInArchiveAsync(archive, cancellationToken);
            case PropertyValue.Secret secret:
                return new PropertyValue.Secret(await FillInAsync(secret.Value, cancellationToken));
            case PropertyValue.Output { Value: { } inner } output:
                return output with { Value = await FillInAsync(inner, cancellationToken) };
            case PropertyValue.Map map:
                return await FillInAsync(map.Members, cancellationToken);
            case PropertyValue.List list:
                var items = list.Items.ToBuilder();
                for (var index = 0; index < items.Count; index++)
                {
                    items[index] = await FillInAsync(items[index], cancellationToken);
                }

                return new PropertyValue.List(items.ToImmutable());
            default:
                return value;
        }
    }

    /// <summary>The hash of an asset's content.</summary>
    /// <exception cref="DiagnosticException">The content cannot be read.</exception>
    public async Task<string> HashAsync(PropertyValue.Asset asset, CancellationToken cancellationToken)
    {
        await using var content = await reader.OpenAsync(asset, cancellationToken);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
    }

    /// <summary>The hash of an archive's content.</summary>
    /// <exception cref="DiagnosticException">The content cannot be read, or is no archive.</exception>
    public async Task<string> HashAsync(PropertyValue.Archive archive, CancellationToken cancellationToken)
    {
        if (await reader.OpenFileAsync(archive, cancellationToken) is { } file)
        {
            await using var content = file;
            return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        }

        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var entry in reader.ReadAsync(archive, cancellationToken))
        {
            if (seen.Add(entry.Name))
            {
                await AppendAsync(hash, entry, cancellationToken);
            }
        }

        // Two empty blocks are the end.
        hash.AppendData(new byte[2 * TarHeader.BlockSize]);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private async Task<PropertyValue> FillInArchiveAsync(PropertyValue.Archive archive, CancellationToken cancellationToken)
    {
        if (archive.Assets is { } assets)
        {
            archive = archive with { Assets = await FillInAsync(assets, cancellationToken) };
        }

        return archive with { Hash = await HashAsync(archive, cancellationToken) };
    }

    private static async Task AppendAsync(IncrementalHash hash, ArchiveEntry entry, CancellationToken cancellationToken)
    {
        hash.AppendData(TarHeader.For(entry.Name, entry.Size));
        await using var content = await entry.OpenAsync(cancellationToken);
        var buffer = new byte[81920];
        int count;
        while ((count = await content.ReadAsync(buffer, cancellationToken)) > 0)
        {
            hash.AppendData(buffer, 0, count);
        }

        hash.AppendData(new byte[TarHeader.Padding(entry.Size)]);
    }

    /// <summary>Most properties hold no asset at all; they are left as they are.</summary>
    private static bool LacksHash(PropertyValue value) => value switch
    {
        PropertyValue.Asset asset => asset.Hash.Length == 0,
        PropertyValue.Archive archive => archive.Hash.Length == 0,
        PropertyValue.Secret secret => LacksHash(secret.Value),
        PropertyValue.Output output => output.Value is not null && LacksHash(output.Value),
        PropertyValue.Map map => map.Members.Values.Any(LacksHash),
        PropertyValue.List list => list.Items.Any(LacksHash),
        _ => false,
    };
}
