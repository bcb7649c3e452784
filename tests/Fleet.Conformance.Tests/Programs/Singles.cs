using Fleet.Conformance.Tests.Kit;

namespace Fleet.Conformance.Tests.Programs;

/// <summary>The programs that make sense with one SDK only.</summary>
internal static class Singles
{
    public static readonly Scenario[] Node =
    [
        new("typescript") { NodeOptions = "", HasTwin = false },
        new("typescript-configured") { NodeOptions = "", HasTwin = false, RunsAgain = false },
        new("esm") { HasTwin = false, RunsAgain = false },
        new("entry") { HasTwin = false, RunsAgain = false },
        new("main-file") { HasTwin = false, Main = "start.js", RunsAgain = false },
        new("many") { IsBrief = true, HasTwin = false, RunsAgain = false },
        new("large") { HasTwin = false, RunsAgain = false },
        new("numbers") { HasTwin = false },
        new("partial") { HasTwin = false, OnlyPreview = true },
        new("promises") { HasTwin = false, RunsAgain = false },
        new("leak") { HasTwin = false, RunsAgain = false, Fails = true },
        new("rejects") { HasTwin = false, RunsAgain = false, Fails = true },
        new("crash") { HasTwin = false, RunsAgain = false, Fails = true },
        new("syntax") { HasTwin = false, RunsAgain = false, Fails = true },
    ];

    public static readonly Scenario[] Dotnet =
    [
        new("depends-on-own-parent") { HasTwin = false },
        new("stack-class") { HasTwin = false, IsPreviewed = true },
        new("action") { HasTwin = false, RunsAgain = false },
        new("async-action") { HasTwin = false, RunsAgain = false },
        new("no-such-program") { HasTwin = false, RunsAgain = false, Fails = true },
    ];
}
