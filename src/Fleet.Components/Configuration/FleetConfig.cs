using System.Globalization;
using System.Text.Json;

namespace Fleet.Components;

/// <summary>Reads the <c>fleet:</c> keys of a stack's config.</summary>
internal static class FleetConfig
{
    private const string Namespace = "fleet:";

    /// <summary>What the config says about the fleet.</summary>
    /// <exception cref="ModelException">A value has another form than it should; all of them are named.</exception>
    public static FleetOptions Read(IReadOnlyDictionary<string, string> texts)
    {
        var problems = new List<Finding>();
        var options = new FleetOptions
        {
            Owns = Parsed(texts, "owns", ReadNames, [], problems),
            Hosts = Parsed(texts, "hosts", ReadHosts, new Dictionary<string, HostAddress>(), problems),
            Externals = Parsed(texts, "externals", ReadExternals, new Dictionary<string, ExternalAddress>(), problems),
            DeclaredAddresses = Parsed(texts, "declaredAddresses", ReadFlag, false, problems),
            SecretsFrom = texts.GetValueOrDefault(Namespace + "secretsFrom"),
            Disposable = Parsed(texts, "disposable", ReadFlag, false, problems),
            HealthInterval = Parsed(texts, "healthInterval", ReadSeconds, TimeSpan.FromSeconds(10), problems),
            Rules = Parsed(texts, "rules", ReadRules, new Dictionary<string, RuleSetting>(), problems),
            Settings = new FleetSettings(texts),
        };
        return problems.Count == 0 ? options : throw new ModelException(problems);
    }

    private static T Parsed<T>(
        IReadOnlyDictionary<string, string> texts, string name, Func<string, T> read, T otherwise, List<Finding> problems)
    {
        var key = Namespace + name;
        if (!texts.TryGetValue(key, out var text))
        {
            return otherwise;
        }

        try
        {
            return read(text);
        }
        catch (FormatException problem)
        {
            problems.Add(new Finding(
                FindingSeverity.Error, "setting-invalid", key, $"Setting '{key}'", problem.Message, "Correct it in the stack's config"));
            return otherwise;
        }
    }

    private static IReadOnlyList<string> ReadNames(string text)
    {
        using var json = Json(text, JsonValueKind.Array, "is not a list of host ids, such as [atlas]");
        return [.. json.RootElement.EnumerateArray().Select(each => Text(each, "holds an id that is not a text"))];
    }

    private static IReadOnlyDictionary<string, HostAddress> ReadHosts(string text)
    {
        using var json = Json(text, JsonValueKind.Object, "is not a map of addresses by host id");
        return json.RootElement.EnumerateObject().ToDictionary(host => host.Name, host => ReadHost(host.Name, host.Value));
    }

    private static HostAddress ReadHost(string id, JsonElement json)
    {
        var address = new HostAddress { Address = "" };
        foreach (var (member, text) in Members(id, json))
        {
            address = member switch
            {
                "address" => address with { Address = text },
                "user" => address with { User = text },
                "port" => address with { Port = Port(id, text) },
                "hostKey" => address with { HostKey = text },
                "overlay" => address with { Overlay = text },
                "private" => address with { Private = text },
                "public" => address with { Public = text },
                _ => throw new FormatException(
                    $"says of '{id}' an unknown '{member}'; known are address, user, port, hostKey, overlay, private and public"),
            };
        }

        return address;
    }

    private static IReadOnlyDictionary<string, ExternalAddress> ReadExternals(string text)
    {
        using var json = Json(text, JsonValueKind.Object, "is not a map of addresses by name");
        return json.RootElement.EnumerateObject().ToDictionary(external => external.Name, external => ReadExternal(external.Name, external.Value));
    }

    private static ExternalAddress ReadExternal(string name, JsonElement json)
    {
        var address = new ExternalAddress("");
        foreach (var (member, text) in Members(name, json))
        {
            address = member switch
            {
                "address" => address with { Address = text },
                "port" => address with { Port = Port(name, text) },
                _ => throw new FormatException($"says of '{name}' an unknown '{member}'; known are address and port"),
            };
        }

        return address;
    }

    private static IEnumerable<(string Name, string Text)> Members(string id, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
        {
            throw new FormatException($"says of '{id}' something else than a map with its address");
        }

        return json.EnumerateObject().Select(member => (member.Name, member.Value.ValueKind == JsonValueKind.Number
            ? member.Value.GetRawText()
            : Text(member.Value, $"says of '{id}' a '{member.Name}' that is not a text")));
    }

    private static int Port(string id, string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var port) && port is > 0 and <= 65535
            ? port
            : throw new FormatException($"says of '{id}' the port '{text}', which does not exist");

    private static IReadOnlyDictionary<string, RuleSetting> ReadRules(string text)
    {
        using var json = Json(text, JsonValueKind.Object, "is not a map of error, warning or off by rule");
        return json.RootElement.EnumerateObject().ToDictionary(rule => rule.Name, rule => ReadSetting(rule.Name, rule.Value));
    }

    // Older YAML takes the word off for the flag false.
    private static RuleSetting ReadSetting(string rule, JsonElement json) => (json.ValueKind, json.ToString()) switch
    {
        (JsonValueKind.String, "error") => RuleSetting.Error,
        (JsonValueKind.String, "warning") => RuleSetting.Warning,
        (JsonValueKind.String, "off") or (JsonValueKind.False, _) => RuleSetting.Off,
        var (_, other) => throw new FormatException($"sets the rule '{rule}' to '{other}', which is none of error, warning and off"),
    };

    private static bool ReadFlag(string text) => text switch
    {
        "true" => true,
        "false" => false,
        _ => throw new FormatException($"is '{text}', neither true nor false"),
    };

    private static TimeSpan ReadSeconds(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds > 0
            ? TimeSpan.FromSeconds(seconds)
            : throw new FormatException($"is '{text}', which is no number of seconds");

    private static string Text(JsonElement json, string otherwise) =>
        json.ValueKind == JsonValueKind.String ? json.GetString()! : throw new FormatException(otherwise);

    private static JsonDocument Json(string text, JsonValueKind kind, string otherwise)
    {
        try
        {
            var json = JsonDocument.Parse(text);
            return json.RootElement.ValueKind == kind ? json : throw new FormatException(otherwise);
        }
        catch (JsonException)
        {
            throw new FormatException(otherwise);
        }
    }
}
