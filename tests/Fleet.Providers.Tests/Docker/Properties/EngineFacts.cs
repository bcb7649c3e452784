using System.Formats.Tar;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text.Json;

namespace Fleet.Providers.Tests.Docker;

/// <summary>
/// What an engine itself says about an object, asked for without any code of ours in between: every value by its path in
/// the answer, but for those that differ from one object to the next whatever was asked for.
/// </summary>
internal sealed class EngineFacts(RealEngine real, string registry) : IDisposable
{
    private static readonly string[] Kept =
    [
        "Config.", "HostConfig.", "Name", "NetworkSettings.Networks.", "Attachable", "Driver", "EnableIPv6", "IPAM.", "Internal",
        "Labels.", "Options.", "RepoTags", "State.Running",
    ];

    private static readonly string[] Passing =
    [
        ".EndpointID", ".NetworkID", ".Gateway", ".IPAddress", ".GlobalIPv6Address", ".IPv6Gateway", ".IPPrefixLen",
        ".GlobalIPv6PrefixLen",
    ];

    private readonly HttpClient _client = new(new SocketsHttpHandler
    {
        ConnectCallback = async (_, cancellationToken) =>
        {
            var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(real.Socket), cancellationToken);
            return new NetworkStream(socket, ownsSocket: true);
        },
    })
    {
        BaseAddress = new Uri("http://engine/v1.41/"),
    };

    /// <summary>All that is said about one object; nothing when the engine knows none.</summary>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(Made made)
    {
        var path = made.Urn.Type.Split(':')[^1] switch
        {
            "Container" => $"containers/{made.Id}/json",
            "Network" => $"networks/{made.Id}",
            "Volume" => $"volumes/{made.Id}",
            "RemoteImage" or "RegistryImage" => $"images/{made.Inputs.Find("name")?.AsText()}/json",
            "Image" => $"images/{made.Id}/json",
            _ => $"images/{made.Inputs.Find("targetImage")?.AsText()}/json",
        };
        var facts = new SortedDictionary<string, string>(StringComparer.Ordinal);
        using var response = await _client.GetAsync(path);
        if (response.IsSuccessStatusCode)
        {
            using var document = JsonDocument.Parse(await response.Content.ReadAsStreamAsync());
            Flatten(document.RootElement, "", facts);
            AddNetworks(document.RootElement, made, facts);
            RemoveChosenSubnets(made, facts);
            foreach (var name in facts.Keys.Where(name => IsPassing(name, made)).ToList())
            {
                facts.Remove(name);
            }
        }

        foreach (var name in facts.Keys.ToList())
        {
            facts[name] = facts[name].Replace(registry, "registry", StringComparison.Ordinal);
        }

        foreach (var upload in made.Inputs.Find("uploads")?.AsList() ?? [])
        {
            await AddFileAsync(made.Id, upload.AsMap().Find("file")!.AsText()!, facts);
        }

        return facts;
    }

    /// <summary>What differs between two, as <c>HostConfig.Memory 1 → 2</c>.</summary>
    public static IEnumerable<string> Between(
        IReadOnlyDictionary<string, string> first, IReadOnlyDictionary<string, string> second) =>
        from name in first.Keys.Union(second.Keys).Order(StringComparer.Ordinal)
        let before = first.GetValueOrDefault(name, "nothing")
        let after = second.GetValueOrDefault(name, "nothing")
        where before != after
        select $"`{name}` {before} → {after}";

    public void Dispose() => _client.Dispose();

    private static bool IsPassing(string name, Made made) =>
        !Kept.Any(kept => name.StartsWith(kept, StringComparison.Ordinal))
        || (name.StartsWith("NetworkSettings.", StringComparison.Ordinal) && Passing.Any(passing => name.EndsWith(passing, StringComparison.Ordinal)))
        || (name.StartsWith("IPAM.Config", StringComparison.Ordinal) && !made.Inputs.ContainsKey("ipamConfigs"))
        || (name.EndsWith(".MacAddress", StringComparison.Ordinal) && !HasFixedMacAddress(made))
        || (name == "Config.Hostname" && !made.Inputs.ContainsKey("hostname"))
        || (name == "Config.Image" && !made.Urn.Type.EndsWith(":Container", StringComparison.Ordinal));

    private static bool HasFixedMacAddress(Made made) => (made.Inputs.Find("networksAdvanced")?.AsList() ?? [])
        .Any(network => network.AsMap().ContainsKey("macAddress"));

    /// <summary>The networks of a container, and its aliases there but for its id, which an engine adds sometimes.</summary>
    private static void AddNetworks(JsonElement answer, Made made, SortedDictionary<string, string> facts)
    {
        if (!answer.TryGetProperty("NetworkSettings", out var settings))
        {
            return;
        }

        var networks = settings.GetProperty("Networks").EnumerateObject().ToList();
        facts["NetworkSettings.Networks."] = string.Join(' ', networks.Select(network => network.Name).Order(StringComparer.Ordinal));
        foreach (var network in networks.Where(network => network.Value.GetProperty("Aliases").ValueKind == JsonValueKind.Array))
        {
            var place = $"NetworkSettings.Networks.{network.Name}.Aliases";
            var aliases = network.Value.GetProperty("Aliases").EnumerateArray().Select(alias => alias.GetString()!)
                .Where(alias => !made.Id.StartsWith(alias, StringComparison.Ordinal)).Order(StringComparer.Ordinal).ToList();
            facts.Remove(place);
            if (aliases.Count > 0)
            {
                facts[place] = string.Join(' ', aliases);
            }
        }
    }

    /// <summary>What an engine has chosen out of its pools depends on what else it has at the moment.</summary>
    private static void RemoveChosenSubnets(Made made, SortedDictionary<string, string> facts)
    {
        const string Subnet = ".Subnet";
        var asked = (made.Inputs.Find("ipamConfigs")?.AsList() ?? [])
            .Select(block => block.AsMap().Find("subnet")?.AsText()).ToHashSet();
        foreach (var (name, _) in facts.Where(fact => fact.Key.StartsWith("IPAM.Config[", StringComparison.Ordinal)
            && fact.Key.EndsWith(Subnet, StringComparison.Ordinal) && !asked.Contains(fact.Value)).ToList())
        {
            foreach (var part in facts.Keys.Where(key => key.StartsWith(name[..^(Subnet.Length - 1)], StringComparison.Ordinal)).ToList())
            {
                facts.Remove(part);
            }
        }
    }

    private static void Flatten(JsonElement element, string path, SortedDictionary<string, string> facts)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    Flatten(member.Value, path.Length == 0 ? member.Name : $"{path}.{member.Name}", facts);
                }

                break;
            case JsonValueKind.Array when element.EnumerateArray().Any(item => item.ValueKind is JsonValueKind.Object):
                foreach (var (index, item) in element.EnumerateArray().Index())
                {
                    Flatten(item, $"{path}[{index}]", facts);
                }

                break;
            case JsonValueKind.Array when element.GetArrayLength() > 0:
                facts[path] = string.Join(' ', element.EnumerateArray());
                break;
            case JsonValueKind.Array or JsonValueKind.Null:
                break;
            case JsonValueKind.True or JsonValueKind.False or JsonValueKind.Number:
                facts[path] = element.GetRawText();
                break;
            case var _ when element.GetString() is { Length: > 0 } text:
                facts[path] = text;
                break;
        }
    }

    /// <summary>A file in a container is told by the engine as an archive of one entry.</summary>
    private async Task AddFileAsync(string id, string file, SortedDictionary<string, string> facts)
    {
        await using var stream = await _client.GetStreamAsync($"containers/{id}/archive?path={Uri.EscapeDataString(file)}");
        await using var archive = new TarReader(stream);
        var entry = (await archive.GetNextEntryAsync())!;
        using var content = new MemoryStream();
        await (entry.DataStream ?? Stream.Null).CopyToAsync(content);
        var octal = Convert.ToString((int)entry.Mode, 8);
        facts[file] = $"{octal} {entry.Uid}:{entry.Gid} sha256 {Convert.ToHexStringLower(SHA256.HashData(content.ToArray()))[..6]}";
    }
}
