using Fleet.Engine.State;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>What is said when something protected is in the way.</summary>
internal static class Protection
{
    public static DiagnosticException CannotReplace(ResourceState state) => new(
        $"'{state.Urn.Name}' of type '{state.Type}' must be replaced, and it is protected.",
        "Take back the change that forces it, or remove the 'protect' option first.");

    public static Diagnostic CannotDelete(ResourceState state) => new(
        Severity.Error, $"'{state.Urn.Name}' of type '{state.Type}' is to be removed, and it is protected.")
    {
        Urn = state.Urn,
        Hint = "Declare it again, or remove the 'protect' option in a run of its own first.",
    };
}
