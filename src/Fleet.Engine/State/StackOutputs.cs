using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State;

/// <summary>Reads the outputs of other stacks in the same backend.</summary>
internal sealed class StackOutputs(Backend backend)
{
    private const string Organization = "organization";

    /// <summary>The outputs of a stack, decrypted; secret ones are secrets.</summary>
    /// <param name="name"><c>organization/PROJECT/STACK</c>, <c>organization/STACK</c> or <c>STACK</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">There is no such stack, or it cannot be read.</exception>
    public async Task<PropertyMap> ReadAsync(string name, CancellationToken cancellationToken) =>
        (await LoadAsync(name, cancellationToken)).Resources.FirstOrDefault(resource => resource.Urn.IsRootStack)?.Outputs
            ?? PropertyMap.Empty;

    /// <summary>The type and the outputs of every resource of a stack by its URN, decrypted; secret ones are secrets.</summary>
    /// <param name="name"><c>organization/PROJECT/STACK</c>, <c>organization/STACK</c> or <c>STACK</c>.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="DiagnosticException">There is no such stack, or it cannot be read.</exception>
    public async Task<PropertyMap> ReadResourcesAsync(string name, CancellationToken cancellationToken) =>
        PropertyMap.From((await LoadAsync(name, cancellationToken)).Resources.Where(resource => !resource.IsDeleted)
            .Select(resource => KeyValuePair.Create<string, PropertyValue>(
                resource.Urn.Text, PropertyMap.Of(("type", resource.Type), ("outputs", resource.Outputs)))));

    private async Task<Deployment> LoadAsync(string name, CancellationToken cancellationToken)
    {
        var stack = name.Split('/') switch
        {
            [Organization, var project, var other] => backend.Stack(project, other),
            [Organization, var other] => backend.Stack(other),
            [var other] => backend.Stack(other),
            _ => throw new DiagnosticException(
                $"'{name}' is not the name of a stack.", $"Write '{Organization}/PROJECT/STACK'."),
        };
        if (!await stack.ExistsAsync(cancellationToken))
        {
            throw new DiagnosticException(
                $"The program reads outputs of the stack '{name}', which does not exist in '{backend.Url}'.",
                "Run 'fleet up' for that stack first.");
        }

        return (await stack.LoadAsync(null, cancellationToken)).Deployment;
    }
}
