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

    public static readonly Scenario[] Options =
    [
        new("protect") { Steps = 1 },
        new("ignore-changes") { Steps = 1 },
        new("delete-before-replace") { Steps = 1 },
        new("replace-on-changes") { Steps = 1 },
        new("retain-on-delete") { Steps = 1 },
        new("timeouts") { IsReviewedApart = true },
        new("import"),
        new("version"),
        new("plugin-location") { Fails = true, RunsAgain = false },
        new("deleted-with") { Steps = 1, EndsDestroyed = false },
        new("replace-with") { Steps = 1, IsReviewedApart = true },
        new("replacement-trigger") { Steps = 1 },
        new("hide-diffs") { Steps = 1 },
        new("merged"),
    ];

    public static readonly Scenario[] Names =
    [
        new("aliases") { Steps = 1, RunsAgain = false },
        new("component-aliases") { Steps = 1, RunsAgain = false },
    ];

    public static readonly Scenario[] Providers =
    [
        new("explicit-provider") { IsPreviewed = true },
        new("changed-provider") { IsPreviewed = true, Steps = 1 },
        new("provider-maps"),
        new("default-provider")
        {
            Config = Scenario.NoConfig.Add("test:region", "from-config"),
            Secrets = Scenario.NoConfig.Add("test:token", "marked-secret-token"),
        },
    ];

    public static readonly Scenario[] Calls =
    [
        new("invokes"),
        new("invoke-secret") { IsReviewedApart = true },
        new("invoke-unknown") { OnlyPreview = true, IsReviewedApart = true },
        new("reads") { IsPreviewed = true },
        new("stack-reference") { Steps = 1 },
        new("stash") { Steps = 1 },
        new("logs"),
    ];

    public static readonly Scenario[] Callbacks =
    [
        new("transformations"),
        new("transforms") { IsReviewedApart = true },
        new("transformed-options") { EndsDestroyed = false },
        new("invoke-transforms"),
        new("hooks") { Steps = 2 },
        new("error-hooks"),
        new("failing-hook") { Fails = true, RunsAgain = false },
        new("methods"),
        new("remote-components") { IsReviewedApart = true },
        new("packages") { Fails = true, RunsAgain = false },
    ];

    public static readonly Scenario[] Typed =
    [
        new("containers") { OnlyPreview = true, IsReviewedApart = true },
        new("commands") { Steps = 1 },
        new("remote-commands") { IsReviewedApart = true, OnlyPreview = true },
        new("randoms") { OnlyPreview = true },
    ];

    public static readonly Scenario[] Failures =
    [
        new("throws") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("throws-in-apply") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("logs-an-error") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("exits") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("bad-input") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("create-fails") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false, Steps = 1 },
        new("update-fails") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false, Steps = 2 },
        new("twice") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("missing-config") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("refused-invoke") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("missing-read") { Fails = true, RunsAgain = false, IsReviewedApart = true, IsCompared = false },
        new("output-as-text") { RunsAgain = false, IsReviewedApart = true, IsCompared = false },
    ];

    /// <summary>All of them.</summary>
    public static IEnumerable<Scenario> All =>
        [.. Values, .. Dependencies, .. Options, .. Names, .. Providers, .. Calls, .. Callbacks, .. Typed, .. Failures];

    private static System.Collections.Immutable.ImmutableSortedDictionary<string, string> Password =>
        Scenario.NoConfig.Add("password", "marked-secret-password");
}
