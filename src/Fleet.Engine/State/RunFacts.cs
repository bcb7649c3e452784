using System.Collections.Immutable;
using Fleet.Engine.Backends.Locks;
using Fleet.Engine.Config;
using Fleet.Engine.Events;

namespace Fleet.Engine.State;

/// <summary>Who runs an operation, where, and on which commit: what the history says beside it, by Pulumi's names where it has some.</summary>
internal static class RunFacts
{
    /// <summary>Who runs an operation.</summary>
    public static Actor Actor(Func<string, string?> variable) =>
        new(Environment.UserName, Environment.MachineName, CiRun.Url(variable));

    /// <summary>What the history says of a run.</summary>
    public static async Task<ImmutableSortedDictionary<string, string>> OfAsync(Workspace workspace)
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
        var isDirty = commit.Length > 0 ? await GitChanges.AreThereAsync(workspace.Folder, workspace.Environment.Time) : null;
        Add("git.dirty", isDirty switch
        {
            true => "true",
            false => "false",
            null => "",
        });
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
