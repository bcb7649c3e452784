using Fleet.Protocol.Values;

namespace Fleet.Protocol.Providers;

/// <summary>
/// Implemented by a provider that finds out what its host is capable of. The engine records it with the provider, in the
/// output <c>__facts</c>, and hands it back in later runs: so plans can heed it without contacting anyone.
/// </summary>
public interface ILearnFacts
{
    /// <summary>The output under which facts are recorded.</summary>
    const string Output = "__facts";

    /// <summary>Told, once it is configured, what an earlier run has recorded.</summary>
    void Recall(PropertyMap facts);

    /// <summary>
    /// What is known at the end of a run that went well; empty when nothing is. Asks the host only where the run was there
    /// anyway and what is known no longer fits. Never fails.
    /// </summary>
    Task<PropertyMap> LearnAsync(CancellationToken cancellationToken);
}
