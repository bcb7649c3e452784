using Fleet.Engine.Planning;
using Fleet.Protocol;

namespace Fleet.Engine.Execution;

/// <summary>
/// Takes the registrations of a program that runs beside a destroy or a refresh: its providers are made ready as it
/// configures them, its functions are there to be called, and its resources are what is recorded of them. Nothing is made,
/// changed or recorded.
/// </summary>
internal sealed class Observation(RunContext run, ProviderResources providers)
{
    /// <summary>Answers a registration.</summary>
    /// <param name="goal">What the program asks for.</param>
    /// <param name="urn">The resource.</param>
    /// <param name="parent">Its parent.</param>
    public async Task<Registration> RegisterAsync(Goal goal, Urn urn, Registration? parent)
    {
        var old = AliasResolver.OldNames(goal, urn, parent?.WasNamed ?? default).Prepend(urn)
            .Select(run.Olds.Find).FirstOrDefault(found => found is not null);
        var state = goal.IsProvider ? await providers.ConfigureAsync(goal, urn, old?.State) : old?.State;
        return new Registration(urn, goal, state, state is null ? RegistrationOutcome.Unknown : RegistrationOutcome.Done)
        {
            WasNamed = old?.State is { } was && was.Urn != urn ? was.Urn : default,
            IsLeftAlone = true,
        };
    }
}
