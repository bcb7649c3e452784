namespace Fleet.Engine.Backends.Locks;

/// <summary>What a CI system says about the run it has started, by the variables that GitHub and Gitea set.</summary>
internal static class CiRun
{
    private static readonly string[] Families = ["GITEA", "GITHUB"];

    /// <summary>The page of the run; empty outside of CI.</summary>
    public static string Url(Func<string, string?> variable) => Families
        .Select(family => (
            Server: variable($"{family}_SERVER_URL"), Repository: variable($"{family}_REPOSITORY"), Run: variable($"{family}_RUN_ID")))
        .Where(run => !string.IsNullOrEmpty(run.Server) && !string.IsNullOrEmpty(run.Repository) && !string.IsNullOrEmpty(run.Run))
        .Select(run => $"{run.Server!.TrimEnd('/')}/{run.Repository}/actions/runs/{run.Run}")
        .FirstOrDefault("");
}
