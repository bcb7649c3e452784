using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Providers.Docker;

/// <summary>What would fail on any host is refused before one is asked. Pure; values not known yet are let through.</summary>
internal static partial class ContainerCheck
{
    private const int LeastMemory = 6;

    private static readonly string[] RestartPolicies = ["no", "on-failure", "always", "unless-stopped"];
    private static readonly string[] Protocols = ["tcp", "udp", "sctp"];
    private static readonly string[] HealthTests = ["NONE", "CMD", "CMD-SHELL"];

    /// <summary>Validates and fills in defaults.</summary>
    public static CheckResult Of(CheckRequest request)
    {
        var result = SchemaCheck.Of(ContainerSchema.Schema, request);
        if (result.Failures.Length > 0)
        {
            return result;
        }

        var inputs = result.Inputs;
        return result with
        {
            Failures =
            [
                .. Simple(inputs), .. Ports(inputs), .. ContainerFilesCheck.Of(inputs), .. Health(inputs), .. Networks(inputs),
            ],
        };
    }

    [GeneratedRegex("^[a-zA-Z0-9][a-zA-Z0-9_.-]+$")]
    private static partial Regex ContainerName { get; }

    [GeneratedRegex("^[0-9]+([,-][0-9]+)*$")]
    private static partial Regex CpuSet { get; }

    private static IEnumerable<CheckFailure> Simple(PropertyMap inputs)
    {
        if (inputs.Text("name") is { } name && !ContainerName.IsMatch(name))
        {
            yield return new CheckFailure(
                "name",
                $"'{name}' is not a container name. Use two or more letters, digits, '_', '.' or '-', beginning with a "
                + "letter or digit.");
        }

        if (inputs.Text("image") is { } image && ImageNames.Problem(image) is { } problem)
        {
            yield return new CheckFailure("image", problem);
        }

        if (inputs.Text("restart") is { } restart)
        {
            if (!RestartPolicies.Contains(restart))
            {
                yield return OneOf("restart", restart, RestartPolicies);
            }
            else if (restart != "no" && inputs.Find("rm")?.AsBool() == true)
            {
                yield return new CheckFailure(
                    "restart", "A container that is removed when it ends ('rm') cannot have a restart policy.");
            }
        }

        if (inputs.Find("maxRetryCount")?.AsNumber() is > 0 && inputs.Text("restart") is "always" or "unless-stopped")
        {
            yield return new CheckFailure("maxRetryCount", "Retries are counted only with restart 'on-failure'.");
        }

        if (inputs.Find("memory")?.AsNumber() is > 0 and < LeastMemory and var memory)
        {
            yield return new CheckFailure(
                "memory", $"{memory} MiB is less than an engine accepts. Give {LeastMemory} MiB at least.");
        }

        if (inputs.Text("cpus") is { } cpus
            && !(decimal.TryParse(cpus, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
                && count >= 0))
        {
            yield return new CheckFailure("cpus", $"'{cpus}' is not a number of processors, such as '0.5'.");
        }

        if (inputs.Text("cpus") is not null && (inputs.Number("cpuPeriod") is > 0 || inputs.Number("cpuQuota") is > 0))
        {
            yield return new CheckFailure("cpus", "Give either 'cpus' or 'cpuPeriod' and 'cpuQuota': an engine takes only one.");
        }

        if (inputs.Text("gpus") is not null && Items(inputs, "deviceRequests").Any())
        {
            yield return new CheckFailure("gpus", "Give either 'gpus' or 'deviceRequests'.");
        }

        if (inputs.Text("platform") is { } platform && ImagePlatform.Problem(platform) is { } unreadable)
        {
            yield return new CheckFailure("platform", unreadable);
        }

        if (inputs.Text("cpuSet") is { } set && !CpuSet.IsMatch(set))
        {
            yield return new CheckFailure("cpuSet", $"'{set}' is not a set of processors, such as '0-2,4'.");
        }

        foreach (var (index, env) in Items(inputs, "envs"))
        {
            if (env.AsText() is { } text && text.IndexOf('=', StringComparison.Ordinal) <= 0)
            {
                // The text may be a secret's value: it is not repeated.
                yield return new CheckFailure($"envs[{index}]", "An environment variable is written 'NAME=VALUE'.");
            }
        }
    }

    private static IEnumerable<CheckFailure> Ports(PropertyMap inputs)
    {
        var taken = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (index, port) in Items(inputs, "ports"))
        {
            var members = port.AsMap();
            foreach (var (name, least) in new[] { ("internal", 1), ("external", 0) })
            {
                if (members.Find(name)?.AsNumber() is { } number && (number < least || number > 65535))
                {
                    yield return new CheckFailure($"ports[{index}].{name}", $"{number} is not a port: ports are 1 to 65535.");
                }
            }

            var protocol = members.Text("protocol") ?? "tcp";
            if (!Protocols.Contains(protocol.ToLowerInvariant()))
            {
                yield return OneOf($"ports[{index}].protocol", protocol, Protocols);
            }

            if (members.Text("ip") is { } ip && !IPAddress.TryParse(ip, out _))
            {
                yield return new CheckFailure($"ports[{index}].ip", $"'{ip}' is not an IP address.");
            }

            if (members.Find("external")?.AsNumber() is > 0 and var external
                && !taken.TryAdd($"{members.Text("ip")}:{external}/{protocol}", index))
            {
                yield return new CheckFailure(
                    $"ports[{index}].external", $"Port {external} of the host is published twice by this container.");
            }
        }
    }

    private static IEnumerable<CheckFailure> Health(PropertyMap inputs)
    {
        var health = inputs.Find("healthcheck")?.AsMap() ?? PropertyMap.Empty;
        foreach (var name in new[] { "interval", "timeout", "startPeriod", "startInterval" })
        {
            if (health.Find(name)?.AsText() is { } text && GoDuration.Parse(text) is null)
            {
                yield return new CheckFailure(
                    $"healthcheck.{name}", $"'{text}' is not a duration. Write one as '30s', '1m30s' or '500ms'.");
            }
        }

        if (health.Find("tests")?.AsList() is [var first, ..] && first.AsText() is { } word && !HealthTests.Contains(word))
        {
            yield return OneOf("healthcheck.tests[0]", word, HealthTests);
        }
    }

    private static IEnumerable<CheckFailure> Networks(PropertyMap inputs)
    {
        if (ContainerDiff.HasNoNetworks(inputs) && Items(inputs, "networksAdvanced").Any())
        {
            yield return new CheckFailure(
                "networksAdvanced", $"With network mode '{inputs.Text("networkMode")}' a container can be in no other network.");
        }

        foreach (var (index, network) in Items(inputs, "networksAdvanced"))
        {
            foreach (var name in new[] { "ipv4Address", "ipv6Address" })
            {
                if (network.AsMap().Text(name) is { Length: > 0 } text && !IPAddress.TryParse(text, out _))
                {
                    yield return new CheckFailure($"networksAdvanced[{index}].{name}", $"'{text}' is not an IP address.");
                }
            }
        }
    }

    /// <summary>The elements of a list with their places.</summary>
    internal static IEnumerable<(int Index, PropertyValue Item)> Items(PropertyMap inputs, string name) =>
        (inputs.Find(name)?.AsList() ?? []).Index();

    /// <summary>A word that is none of those that are known.</summary>
    internal static CheckFailure OneOf(string path, string value, IEnumerable<string> known) =>
        new(path, $"'{value}' is not one of {string.Join(", ", known.Select(word => $"'{word}'"))}.");
}
