namespace Pulumi.Testing;

/// <summary>Stands in for the engine and all providers while a program is tested.</summary>
public interface IMocks
{
    /// <summary>Called for each resource that is declared or read, but not for the stack.</summary>
    /// <returns>
    /// The id, null for a component, and the state: a dictionary whose members become the resource's outputs.
    /// </returns>
    Task<(string? id, object state)> NewResourceAsync(MockResourceArgs args);

    /// <summary>Called for each call of a provider's function or of a resource's method.</summary>
    /// <returns>A dictionary with the results.</returns>
    Task<object> CallAsync(MockCallArgs args);

    /// <summary>Called when a component, or the stack, registers its outputs. Does nothing unless implemented.</summary>
    Task RegisterResourceOutputs(MockRegisterResourceOutputsRequest args) => Task.CompletedTask;
}
