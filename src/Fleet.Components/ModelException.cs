using Pulumi;

namespace Fleet.Components;

/// <summary>A model with errors, which is not registered. The message names every one of them.</summary>
public sealed class ModelException : RunException
{
    /// <summary>The errors among <paramref name="findings"/> in words.</summary>
    public ModelException(IReadOnlyList<Finding> findings) : base(Text(findings)) => Findings = findings;

    /// <summary>What was found.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    private static string Text(IReadOnlyList<Finding> findings)
    {
        var errors = findings.Where(finding => finding.Severity == FindingSeverity.Error).ToList();
        var heading = errors.Count == 1
            ? "The declared fleet contradicts itself. Nothing was registered."
            : $"The declared fleet contradicts itself in {errors.Count} places. Nothing was registered.";
        return string.Join('\n', errors.Select(error => $"  [{error.Rule}] {error.Message}").Prepend(heading));
    }
}
