using Fleet.Engine.Config;
using Fleet.Engine.Programs;
using Fleet.Engine.State;

namespace Fleet.Engine.Plans;

/// <summary>What a plan was made from, as digests of the program's sources, the stack's file and the recorded state.</summary>
internal sealed record PlanBasis(string Program, string Config, string State)
{
    /// <summary>What there is now.</summary>
    public static PlanBasis Of(Workspace workspace, string stack, string stateHash)
    {
        var file = workspace.StackFile(stack);
        return new PlanBasis(
            ProgramDigest.Of(workspace),
            File.Exists(file) ? RawCheckpoint.Digest(File.ReadAllBytes(file)) : "",
            stateHash);
    }

    /// <summary>What differs from another one, in words; empty when nothing does.</summary>
    public string Moved(PlanBasis now)
    {
        var moved = new[]
        {
            (Program == now.Program, "program"), (Config == now.Config, "configuration"), (State == now.State, "state"),
        };
        return string.Join(" and ", moved.Where(part => !part.Item1).Select(part => part.Item2));
    }
}
