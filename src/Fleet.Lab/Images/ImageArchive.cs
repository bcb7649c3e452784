using System.Formats.Tar;
using System.Text;
using System.Text.Json.Nodes;

namespace Fleet.Lab.Images;

/// <summary>Images as <c>docker load</c> reads them: one archive, every layer in it once.</summary>
internal static class ImageArchive
{
    /// <summary>Writes the archive.</summary>
    public static async Task WriteAsync(IReadOnlyList<LabImage> images, Stream destination, CancellationToken cancellationToken)
    {
        await using var writer = new TarWriter(destination, TarEntryFormat.Pax, leaveOpen: true);
        foreach (var layer in images.SelectMany(image => image.Layers).DistinctBy(layer => layer.Digest))
        {
            await using var content = layer.Open();
            await AddAsync(writer, LayerName(layer), content, cancellationToken);
        }

        var manifest = new JsonArray();
        foreach (var image in images)
        {
            var name = $"{image.Id()["sha256:".Length..]}.json";
            await AddAsync(writer, name, new MemoryStream(image.Configuration()), cancellationToken);
            manifest.Add(new JsonObject
            {
                ["Config"] = name,
                ["RepoTags"] = new JsonArray(image.Name),
                ["Layers"] = new JsonArray([.. image.Layers.Select(layer => JsonValue.Create(LayerName(layer)))]),
            });
        }

        await AddAsync(
            writer, "manifest.json", new MemoryStream(Encoding.UTF8.GetBytes(manifest.ToJsonString())), cancellationToken);
    }

    private static string LayerName(ImageLayer layer) => $"{layer.Digest}.tar";

    private static Task AddAsync(TarWriter writer, string name, Stream content, CancellationToken cancellationToken) =>
        writer.WriteEntryAsync(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = content }, cancellationToken);
}
