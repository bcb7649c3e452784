namespace Fleet.Conformance.Tests.Kit;

/// <summary>Where the programs of our own SDK are.</summary>
internal static class Dotnet
{
    /// <summary>The executable that holds them all; it runs the one that is named as its project.</summary>
    public static string Programs { get; } = Path.Combine(
        Path.GetDirectoryName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd('/')))!,
        "Fleet.Conformance.Programs",
        Path.GetFileName(AppContext.BaseDirectory.TrimEnd('/')),
        "Fleet.Conformance.Programs.dll");
}
