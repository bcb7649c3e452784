using System.Collections.Immutable;

namespace Pulumi.Experimental.Provider;

/// <summary>Tells the provider its settings.</summary>
/// <param name="variables">The settings as texts, by full key.</param>
/// <param name="args">The settings.</param>
/// <param name="acceptSecrets">Whether the engine takes secrets.</param>
/// <param name="acceptResources">Whether the engine takes references to resources.</param>
/// <param name="sendsOldInputs">Whether Diff and Update get the recorded inputs.</param>
/// <param name="sendsOldInputsToDelete">Whether Delete gets the recorded inputs.</param>
public sealed class ConfigureRequest(ImmutableDictionary<string, string> variables, ImmutableDictionary<string, PropertyValue> args, bool acceptSecrets, bool acceptResources, bool sendsOldInputs, bool sendsOldInputsToDelete)
{
    /// <summary>The settings as texts, by full key.</summary>
    public ImmutableDictionary<string, string> Variables { get; } = variables;

    /// <summary>The settings.</summary>
    public ImmutableDictionary<string, PropertyValue> Args { get; } = args;

    /// <summary>Whether the engine takes secrets.</summary>
    public bool AcceptSecrets { get; } = acceptSecrets;

    /// <summary>Whether the engine takes references to resources.</summary>
    public bool AcceptResources { get; } = acceptResources;

    /// <summary>Whether Diff and Update get the recorded inputs.</summary>
    public bool SendsOldInputs { get; } = sendsOldInputs;

    /// <summary>Whether Delete gets the recorded inputs.</summary>
    public bool SendsOldInputsToDelete { get; } = sendsOldInputsToDelete;
}
