using System.Collections.Immutable;
using Fleet.Engine.Backends.Locks;
using Fleet.Engine.Config;

namespace Fleet.Engine.State;

/// <summary>Who runs an operation, where, and on which commit: what the history says beside it, by Pulumi's names where it has some.</summary>
internal static class RunFacts
{
    public static ImmutableSortedDictionary<string, string> Of(Workspace workspace)
    {
        var variable = workspace.Environment.Variable;
        var facts = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        facts["exec.kind"] = "cli";
        facts["exec.user"] = Environment.UserName;
        facts["exec.host"] = Environment.MachineName;
        Add("ci.build.url", CiRun.Url(variable));
        Add("ci.system", variable("GITEA_ACTIONS") == "true" ? "Gitea Actions" : variable("GITHUB_ACTIONS") == "true" ? "GitHub Actions" : "");
        Add("ci.build.id", variable("GITHUB_RUN_ID") ?? "");
        Add("git.author", variable("GITHUB_ACTOR") ?? "");
        var (commit, branch) = GitCommit.Of(workspace.Folder);
        Add("git.head", commit);
        Add("git.headName", branch);
        return facts.ToImmutable();

        void Add(string name, string value)
        {
            if (value.Length > 0)
            {
                facts[name] = value;
            }
        }
    }
}
