using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>All programs by name.</summary>
internal static class Catalogue
{
    private static readonly Dictionary<string, Func<Task<int>>> Known = new(StringComparer.Ordinal)
    {
        ["values"] = Simple(ValuePrograms.Values),
        ["nulls"] = Simple(ValuePrograms.Nulls),
        ["deep"] = Simple(ValuePrograms.Deep),
        ["empty"] = Simple(ValuePrograms.Empty),
        ["secrets"] = Simple(ValuePrograms.Secrets),
        ["unknowns"] = Simple(ValuePrograms.Unknowns),
        ["assets"] = Simple(ValuePrograms.Assets),
        ["references"] = Simple(ValuePrograms.References),
        ["json"] = Simple(ValuePrograms.Json),
        ["stack-outputs"] = Simple(ValuePrograms.StackOutputs),
        ["config"] = Simple(ValuePrograms.Configuration),
        ["reserved"] = Simple(ValuePrograms.Reserved),
        ["per-property"] = Simple(DependencyPrograms.PerProperty),
        ["depends-on"] = Simple(DependencyPrograms.DependsOn),
        ["depends-on-parent"] = Simple(DependencyPrograms.DependsOnParent),
        ["depends-on-own-parent"] = Simple(DependencyPrograms.DependsOnOwnParent),
        ["nested-apply"] = Simple(DependencyPrograms.NestedApply),
        ["in-apply"] = Simple(DependencyPrograms.InApply),
        ["components"] = Simple(DependencyPrograms.Components),
        ["component-outputs"] = Simple(DependencyPrograms.ComponentOutputs),
        ["protect"] = Simple(OptionPrograms.Protect),
        ["ignore-changes"] = Simple(OptionPrograms.IgnoreChanges),
        ["delete-before-replace"] = Simple(OptionPrograms.DeleteBeforeReplace),
        ["replace-on-changes"] = Simple(OptionPrograms.ReplaceOnChanges),
        ["retain-on-delete"] = Simple(OptionPrograms.RetainOnDelete),
        ["timeouts"] = Simple(OptionPrograms.Timeouts),
        ["import"] = Simple(OptionPrograms.Import),
        ["version"] = Simple(OptionPrograms.Version),
        ["plugin-location"] = Simple(OptionPrograms.PluginLocation),
        ["deleted-with"] = Simple(OptionPrograms.DeletedWith),
        ["replace-with"] = Simple(OptionPrograms.ReplaceWith),
        ["replacement-trigger"] = Simple(OptionPrograms.ReplacementTrigger),
        ["hide-diffs"] = Simple(OptionPrograms.HideDiffs),
        ["merged"] = Simple(OptionPrograms.Merged),
        ["aliases"] = Simple(AliasPrograms.Aliases),
        ["component-aliases"] = Simple(AliasPrograms.ComponentAliases),
        ["explicit-provider"] = Simple(ProviderPrograms.Explicit),
        ["changed-provider"] = Simple(ProviderPrograms.Changed),
        ["provider-maps"] = Simple(ProviderPrograms.Maps),
        ["default-provider"] = Simple(ProviderPrograms.Default),
        ["invoke-secret"] = Simple(CallPrograms.SecretInvoke),
        ["invoke-unknown"] = Simple(CallPrograms.UnknownInvoke),
        ["reads"] = Simple(CallPrograms.Reads),
        ["stash"] = Simple(CallPrograms.Stash),
        ["logs"] = Simple(CallPrograms.Logs),
        ["invokes"] = Async(CallPrograms.InvokesAsync),
        ["stack-reference"] = Async(CallPrograms.StackReferenceAsync),
        ["invoke-transforms"] = Simple(CallbackPrograms.InvokeTransforms),
        ["hooks"] = Simple(CallbackPrograms.Hooks),
        ["error-hooks"] = Simple(CallbackPrograms.ErrorHooks),
        ["failing-hook"] = Simple(CallbackPrograms.FailingHook),
        ["methods"] = Simple(CallbackPrograms.Methods),
        ["remote-components"] = Simple(CallbackPrograms.RemoteComponents),
        ["packages"] = Simple(CallbackPrograms.Packages),
        ["throws"] = Simple(FailurePrograms.Throws),
        ["throws-in-apply"] = Simple(FailurePrograms.ThrowsInApply),
        ["logs-an-error"] = Simple(FailurePrograms.LogsAnError),
        ["exits"] = Simple(FailurePrograms.Exits),
        ["bad-input"] = Simple(FailurePrograms.BadInput),
        ["create-fails"] = Simple(FailurePrograms.CreateFails),
        ["update-fails"] = Simple(FailurePrograms.UpdateFails),
        ["twice"] = Simple(FailurePrograms.Twice),
        ["missing-config"] = Simple(FailurePrograms.MissingConfig),
        ["refused-invoke"] = Simple(FailurePrograms.RefusedInvoke),
        ["missing-read"] = Simple(FailurePrograms.MissingRead),
        ["output-as-text"] = Simple(FailurePrograms.OutputAsText),
        ["transformations"] = CallbackPrograms.TransformationsAsync,
        ["transforms"] = CallbackPrograms.TransformsAsync,
        ["transformed-options"] = CallbackPrograms.TransformedOptionsAsync,
        ["stack-class"] = StackPrograms.StackClassAsync,
        ["action"] = StackPrograms.ActionAsync,
        ["async-action"] = StackPrograms.AsyncActionAsync,
        ["containers"] = Simple(TypedPrograms.Containers),
        ["commands"] = Simple(TypedPrograms.Commands),
        ["remote-commands"] = Simple(TypedPrograms.RemoteCommands),
        ["randoms"] = Simple(TypedPrograms.Randoms),
    };

    /// <summary>The program of a name.</summary>
    public static Func<Task<int>> Find(string name) => Known.TryGetValue(name, out var program)
        ? program
        : throw new ArgumentException($"There is no program '{name}'.", nameof(name));

    private static Func<Task<int>> Simple(Func<Outputs> program) => () => Deployment.RunAsync(() => (IDictionary<string, object?>)program());

    private static Func<Task<int>> Async(Func<Task<Outputs>> program) =>
        () => Deployment.RunAsync(async () => (IDictionary<string, object?>)await program());
}
