using System.Collections.Immutable;

namespace Fleet.Engine.State;

/// <summary>
/// Reads states of the schema versions 1 and 2 as what they are in version 3. Version 2 does not say which input a dependency
/// is of: each counts for every input. Version 1, besides, has default inputs in a field of their own, which meant nothing,
/// and no providers.
/// </summary>
internal static class OldSchemas
{
    /// <summary>The deployment as version 3 has it.</summary>
    /// <exception cref="StateFormatException">A resource names no provider.</exception>
    public static Deployment Migrate(Deployment deployment, int version) => version >= 3 ? deployment : deployment with
    {
        Resources = [.. deployment.Resources.Select(state => Migrate(state, version))],
        PendingOperations =
        [
            .. deployment.PendingOperations.Select(operation => operation with { Resource = Migrate(operation.Resource, version) }),
        ],
    };

    private static ResourceState Migrate(ResourceState state, int version)
    {
        if (state is { IsCustom: true, IsProvider: false, Provider: null })
        {
            // What it was configured with is not in the state, so that nobody but the program can tell.
            throw new StateFormatException(
                $"It is of schema version {version}, and its resource '{state.Urn}' names no provider, as none did then.",
                state.Urn,
                "Nothing was changed. Run 'pulumi up' once with the Pulumi CLI, which makes the providers and writes a newer version.");
        }

        return state with
        {
            PropertyDependencies = state.Inputs.Keys.ToImmutableSortedDictionary(
                name => name, _ => state.Dependencies, StringComparer.Ordinal),
            Extra = state.Extra.RemoveAll(field => field.Key == "defaults"),
            Raw = null,
        };
    }
}
