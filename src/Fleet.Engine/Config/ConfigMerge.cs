using System.Collections.Immutable;
using Fleet.Protocol;

namespace Fleet.Engine.Config;

/// <summary>What a project declares and what a stack sets, put together and checked.</summary>
internal static class ConfigMerge
{
    private const string Placeholder = "PLACEHOLDER";

    /// <summary>The stack's values and the declared ones it leaves out.</summary>
    /// <exception cref="DiagnosticException">Values are missing or of a wrong type: all are named.</exception>
    public static ImmutableSortedDictionary<string, ConfigNode> Merge(
        Project project, ImmutableSortedDictionary<string, ConfigNode> stack, string stackName, string stackFile)
    {
        var merged = stack.ToBuilder();
        var problems = new List<Diagnostic>();
        foreach (var (key, declaration) in project.Config)
        {
            if (stack.TryGetValue(key, out var value))
            {
                problems.AddRange(Check(key, value, declaration));
            }
            else if ((declaration.Default ?? declaration.Value) is { } declared)
            {
                merged[key] = declared;
            }
            else
            {
                problems.Add(new Diagnostic(Severity.Error, $"Stack '{stackName}' needs a value for the configuration key '{key}'.")
                {
                    Hint = $"Set it with: fleet config set {key} VALUE --stack {stackName}",
                    Detail = declaration.Description,
                    Location = stackFile,
                });
            }
        }

        return problems.Count == 0 ? merged.ToImmutable() : throw new DiagnosticException(problems);
    }

    /// <summary>Paths of the values that are data still missing, written <c>PLACEHOLDER…</c>.</summary>
    public static ImmutableArray<(string Path, string Text, string Location)> Placeholders(
        IEnumerable<KeyValuePair<string, ConfigNode>> values) =>
        [.. values.SelectMany(value => ConfigNodes.PlainTexts(value.Key, value.Value)
            .Where(text => text.Value.StartsWith(Placeholder, StringComparison.Ordinal))
            .Select(text => (text.Path, text.Value, value.Value.Location)))];

    private static IEnumerable<Diagnostic> Check(string key, ConfigNode value, ConfigDeclaration declaration)
    {
        if (declaration.IsSecret && !value.IsSecure)
        {
            yield return new Diagnostic(Severity.Error, $"{value.Location}: the configuration key '{key}' must be encrypted.")
            {
                Hint = $"Set it with: fleet config set --secret {key}",
                Location = value.Location,
            };
        }

        if (declaration.Type is { } type && !ConfigTypes.Fits(value, type))
        {
            yield return new Diagnostic(
                Severity.Error, $"{value.Location}: the configuration key '{key}' must be {ConfigTypes.Describe(type)}.")
            {
                Location = value.Location,
            };
        }
    }
}
