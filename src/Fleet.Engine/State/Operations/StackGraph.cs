using System.Text;
using System.Text.Json;
using Fleet.Protocol;

namespace Fleet.Engine.State.Operations;

/// <summary>Draws what is recorded as a graph for Graphviz: who needs whom, and who hangs below whom.</summary>
public sealed class StackGraph(Backend backend)
{
    /// <summary>The graph in DOT.</summary>
    /// <param name="stack">The stack.</param>
    /// <param name="withParents">True to draw parents.</param>
    /// <param name="withDependencies">True to draw dependencies.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">There is no such stack, or its state cannot be read.</exception>
    public async Task<string> DotAsync(
        string stack, bool withParents = true, bool withDependencies = true, CancellationToken cancellationToken = default)
    {
        var target = await backend.ExistingAsync(stack, cancellationToken);
        var resources = (await target.LoadAsync(BlindSecrets.Instance, cancellationToken)).Deployment.Resources
            .Where(state => !state.IsDeleted).ToList();
        var text = new StringBuilder("strict digraph {\n");
        foreach (var state in resources)
        {
            text.Append("    ").Append(Quote(state.Urn)).Append(" [label=")
                .Append(Quote($"{state.Urn.Name}\n{state.Type}")).Append("];\n");
        }

        foreach (var state in resources)
        {
            if (withDependencies)
            {
                foreach (var other in state.Dependencies.Concat(state.PropertyDependencies.Values.SelectMany(urns => urns)).Distinct().Order())
                {
                    text.Append("    ").Append(Quote(state.Urn)).Append(" -> ").Append(Quote(other)).Append(";\n");
                }
            }

            if (withParents && !state.Parent.IsEmpty)
            {
                text.Append("    ").Append(Quote(state.Urn)).Append(" -> ").Append(Quote(state.Parent)).Append(" [style=dashed];\n");
            }
        }

        return text.Append("}\n").ToString();
    }

    private static string Quote(Urn urn) => Quote(urn.Text);

    private static string Quote(string text) => "\"" + JsonEncodedText.Encode(text, GoJson.Encoder) + "\"";
}
