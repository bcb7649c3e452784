using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Fleet.Lab.Images;

/// <summary>An image ready to be loaded: its name, its configuration and its layers. The same request makes the same id.</summary>
internal sealed record LabImage
{
    private const string Created = "2024-01-01T00:00:00Z";

    /// <summary>The engine's name for it.</summary>
    public required string Name { get; init; }

    public required ImmutableArray<ImageLayer> Layers { get; init; }

    public required ImmutableArray<string> Environment { get; init; }

    public ImmutableArray<string> Entrypoint { get; init; } = [];

    public ImmutableArray<string> Command { get; init; } = [];

    public ImmutableArray<int> Ports { get; init; } = [];

    public ImmutableArray<string> Volumes { get; init; } = [];

    public string WorkingFolder { get; init; } = "/";

    public string? StopSignal { get; init; }

    public required ImageKind Kind { get; init; }

    /// <summary>The configuration as stored; its digest is the image's id.</summary>
    public byte[] Configuration()
    {
        var config = new JsonObject
        {
            ["Env"] = Texts(Environment),
            ["Entrypoint"] = Texts(Entrypoint),
            ["Cmd"] = Texts(Command),
            ["WorkingDir"] = WorkingFolder,
            ["Labels"] = new JsonObject { ["fleet.lab.kind"] = Kind.ToString() },
            ["ExposedPorts"] = Set(Ports.Select(port => $"{port.ToString(CultureInfo.InvariantCulture)}/tcp")),
            ["Volumes"] = Set(Volumes),
        };
        if (StopSignal is not null)
        {
            config["StopSignal"] = StopSignal;
        }

        var image = new JsonObject
        {
            ["architecture"] = RuntimeInformation.OSArchitecture == System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64",
            ["os"] = "linux",
            ["created"] = Created,
            ["config"] = config,
            ["rootfs"] = new JsonObject
            {
                ["type"] = "layers",
                ["diff_ids"] = Texts(Layers.Select(layer => $"sha256:{layer.Digest}")),
            },
            ["history"] = new JsonArray(
                [.. Layers.Select(_ => new JsonObject { ["created"] = Created, ["created_by"] = "fleet lab" })]),
        };
        return Encoding.UTF8.GetBytes(image.ToJsonString());
    }

    /// <summary>Its id as engines print it, <c>sha256:…</c>.</summary>
    public string Id() => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(Configuration()))}";

    private static JsonArray Texts(IEnumerable<string> texts) => [.. texts.Select(text => JsonValue.Create(text))];

    private static JsonObject Set(IEnumerable<string> keys) =>
        new(keys.Select(key => KeyValuePair.Create(key, (JsonNode?)new JsonObject())));
}
