using Fleet.Conformance.Tests.Kit;

namespace Fleet.Conformance.Tests.Programs;

/// <summary>The programs that are written twice: with the official Node.js SDK and with ours.</summary>
internal static class Twins
{
    public static readonly Scenario[] Values =
    [
        new("values"),
        new("nulls") { RunsAgain = false, IsReviewedApart = true },
        new("deep"),
        new("empty"),
        new("secrets") { IsPreviewed = true, Secrets = Password },
        new("unknowns") { IsPreviewed = true },
        new("assets"),
        new("references") { IsPreviewed = true },
        new("json") { IsPreviewed = true },
        new("stack-outputs") { IsPreviewed = true },
        new("config")
        {
            Secrets = Password,
            Config = Scenario.NoConfig
                .Add("text", "a: b").Add("flag", "true").Add("number", "1.5").Add("object", """{"a":{"b":"c"}}""")
                .Add("other:text", "elsewhere"),
        },
        new("reserved"),
    ];

    public static readonly Scenario[] Dependencies =
    [
        new("per-property") { IsPreviewed = true },
        new("depends-on"),
        new("depends-on-parent"),
        new("nested-apply"),
        new("in-apply"),
        new("components"),
        new("component-outputs") { IsPreviewed = true },
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All => [.. Values, .. Dependencies];

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Password =>
        Scenario.NoConfig.Add("password", "marked-secret-password");
}
