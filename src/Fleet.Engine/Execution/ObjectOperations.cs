using Fleet.Engine.Planning;
using Fleet.Engine.State;
using Fleet.Protocol;
using Fleet.Protocol.Providers;
using Fleet.Protocol.Values;

namespace Fleet.Engine.Execution;

/// <summary>What a provider is asked to do with an object, and the state that its answer leads to.</summary>
internal static class ObjectOperations
{
    public static async Task<ResourceState> CreateAsync(
        RunContext run, ProviderHandle provider, ResourceState wanted, CancellationToken cancellationToken)
    {
        if (!provider.IsConfigured)
        {
            return wanted with { Id = "", Outputs = PropertyMap.Empty };
        }

        var result = await provider.Provider.CreateAsync(
            new CreateRequest(wanted.Urn, provider.Send(wanted.Inputs, run.IsPreview), wanted.Timeouts.Create, run.IsPreview),
            cancellationToken);
        return Created(run, wanted, result);
    }

    /// <summary>The resource as a creation has made it.</summary>
    public static ResourceState Created(RunContext run, ResourceState wanted, CreateResult result)
    {
        if (result.Id.Length == 0 && !run.IsPreview)
        {
            throw new InvalidOperationException($"the provider gave no id for '{wanted.Urn.Name}'");
        }

        var now = run.Environment.Time.GetUtcNow();
        return wanted with
        {
            Id = result.Id,
            Outputs = Outputs(run, wanted, result.Outputs),
            InitErrors = [],
            Created = now,
            Modified = now,
        };
    }

    public static async Task<ResourceState> UpdateAsync(
        RunContext run, ResourceWork work, ResourceState recorded, CancellationToken cancellationToken)
    {
        var (provider, wanted) = (work.Provider, work.Wanted);
        if (!provider.IsConfigured)
        {
            return wanted with { Outputs = PropertyMap.Empty };
        }

        var result = await provider.Provider.UpdateAsync(
            new UpdateRequest(
                wanted.Urn,
                recorded.Id,
                provider.Send(recorded.Inputs, run.IsPreview),
                provider.Send(recorded.Outputs, run.IsPreview),
                provider.Send(wanted.Inputs, run.IsPreview),
                wanted.Timeouts.Update,
                run.IsPreview)
            {
                IgnoreChanges = work.Goal.IgnoreChanges,
            },
            cancellationToken);
        return wanted with
        {
            Id = result.Id ?? wanted.Id,
            Outputs = Outputs(run, wanted, result.Outputs),
            InitErrors = [],
            Modified = run.Environment.Time.GetUtcNow(),
        };
    }

    /// <summary>Removes an object, where there is one that is the resource's own.</summary>
    public static async Task DeleteAsync(RunContext run, ResourceState state, CancellationToken cancellationToken)
    {
        var provider = await run.Providers.GetAsync(state.Provider ?? throw new DiagnosticException(
            $"'{state.Urn}' is recorded without a provider, so that nothing can remove it.",
            $"Remove it by hand, then forget it with: fleet state delete '{state.Urn}'"));
        await provider.Provider.DeleteAsync(
            new DeleteRequest(
                state.Urn,
                state.Id,
                provider.Send(state.Inputs, isPreview: true),
                provider.Send(state.Outputs, isPreview: true),
                state.Timeouts.Delete),
            cancellationToken);
    }

    /// <summary>Reads an object; null when it is gone.</summary>
    /// <exception cref="ResourceInitException">It is there and not healthy.</exception>
    public static async Task<ResourceState?> ReadAsync(
        ProviderHandle provider, ResourceState state, CancellationToken cancellationToken)
    {
        var result = await provider.Provider.ReadAsync(
            new ReadRequest(
                state.Urn,
                state.Id,
                provider.Send(state.Inputs, isPreview: true),
                provider.Send(state.Outputs, isPreview: true),
                state.Timeouts.Read),
            cancellationToken);
        return string.IsNullOrEmpty(result.Id) ? null : Apply(state, result);
    }

    /// <summary>The resource as a read has found it.</summary>
    public static ResourceState Apply(ResourceState state, ReadResult result)
    {
        var inputs = result.Inputs.Count == 0 ? state.Inputs : SecretMarks.Like(result.Inputs, state.Inputs);
        var outputs = SecretMarks.Apply(result.Outputs, inputs, state.AdditionalSecretOutputs);
        var read = state with
        {
            Id = result.Id ?? "",
            Inputs = inputs,
            Outputs = SecretMarks.Like(outputs, state.Outputs),
        };

        // What was interrupted is not made whole by an answer that tells nothing new.
        return Interruption.IsMarked(state) && StateEquality.IsSame(state, read) ? state : read with { InitErrors = [] };
    }

    private static PropertyMap Outputs(RunContext run, ResourceState wanted, PropertyMap outputs)
    {
        if (!run.IsPreview && ((PropertyValue)outputs).ContainsUnknowns)
        {
            throw new InvalidOperationException($"the provider gave outputs of '{wanted.Urn.Name}' that are not known");
        }

        return SecretMarks.Apply(outputs, wanted.Inputs, wanted.AdditionalSecretOutputs);
    }
}
