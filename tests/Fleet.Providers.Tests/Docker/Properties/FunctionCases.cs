using static Fleet.Providers.Tests.Docker.Values;

namespace Fleet.Providers.Tests.Docker;

/// <summary>Every argument of the functions, each with two values.</summary>
internal static class FunctionCases
{
    /// <summary>A container that has written a line to each of its outputs and ended.</summary>
    public const string Talker = "properties-talker";

    /// <summary>What is not asked of an engine, and why.</summary>
    public static readonly IReadOnlyDictionary<string, string> Excluded = new Dictionary<string, string>
    {
        ["getPlugin.alias"] = "needs an engine's plugin; tried with a recorded API",
        ["getPlugin.id"] = "needs an engine's plugin; tried with a recorded API",
    };

    /// <param name="registry">The address of a registry.</param>
    /// <param name="image">An image there.</param>
    /// <param name="other">Another one.</param>
    public static IEnumerable<(string Function, string Argument, PropertyMap First, PropertyMap Second)> All(
        string registry, string image, string other)
    {
        var log = Map(("name", Talker));
        var login = Map(("address", registry), ("username", RealRegistry.User), ("password", RealRegistry.Password));
        var named = Map(("name", image));
        return
        [
            .. from argument in new[] { "details", "discardHeaders", "follow", "logsListStringEnabled", "showStderr", "showStdout", "timestamps" }
                select ("getLogs", argument, log.With(argument, true), log.With(argument, false)),
            ("getLogs", "name", log, log.With("name", "properties-donor")),
            ("getLogs", "since", log.With("since", "1h"), log.With("since", "2100-01-01T00:00:00Z")),
            ("getLogs", "tail", log.With("tail", "1"), log.With("tail", "0")),
            ("getLogs", "until", log.With("until", "2100-01-01T00:00:00Z"), log.With("until", "1h")),
            ("getNetwork", "name", Map(("name", "bridge")), Map(("name", "none"))),
            ("getRegistryImage", "insecureSkipVerify", named.With("insecureSkipVerify", true), named.With("insecureSkipVerify", false)),
            ("getRegistryImage", "name", named, named.With("name", other)),
            .. from member in new[] { "address", "password", "username" }
                select ("getRegistryImageManifests", $"authConfig.{member}", named.With("authConfig", login),
                    named.With("authConfig", login.With(member, "other"))),
            ("getRegistryImageManifests", "insecureSkipVerify", named.With("insecureSkipVerify", true), named.With("insecureSkipVerify", false)),
            ("getRegistryImageManifests", "name", named, named.With("name", other)),
            ("getRemoteImage", "name", Map(("name", RealEngine.Image)), Map(("name", RealEngine.NewerImage))),
        ];
    }
}
