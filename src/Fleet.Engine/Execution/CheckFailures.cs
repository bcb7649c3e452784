using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Providers;

namespace Fleet.Engine.Execution;

/// <summary>Turns what a provider says is wrong with inputs into errors.</summary>
internal static class CheckFailures
{
    /// <summary>Throws when there is anything.</summary>
    public static void Throw(Urn urn, ImmutableArray<CheckFailure> failures)
    {
        if (!failures.IsDefaultOrEmpty)
        {
            throw new DiagnosticException(Describe(urn, failures));
        }
    }

    /// <summary>What is wrong, as errors; nothing when all is well.</summary>
    public static IReadOnlyList<Diagnostic> Describe(Urn urn, ImmutableArray<CheckFailure> failures) =>
        failures.IsDefaultOrEmpty ? [] : [.. failures.Select(failure => Describe(urn, failure))];

    private static Diagnostic Describe(Urn urn, CheckFailure failure)
    {
        var reason = failure.Reason.EndsWith('.') ? failure.Reason : failure.Reason + ".";
        var property = failure.Property.Length > 0 ? $"property '{failure.Property}': " : "";
        return new Diagnostic(Severity.Error, $"'{urn.Name}' of type '{urn.Type}': {property}{reason}")
        {
            Urn = urn,
            PropertyPath = failure.Property,
        };
    }
}
