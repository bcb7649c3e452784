using System.Collections.Immutable;
using Fleet.Protocol;
using Fleet.Protocol.Values;

namespace Fleet.Engine.State.Operations;

/// <summary>What a stack has recorded of a host whose provider has found out facts about it.</summary>
/// <param name="Name">The host's name in the program.</param>
/// <param name="Provider">The provider.</param>
/// <param name="Inputs">The provider's inputs.</param>
/// <param name="Facts">What it has found out.</param>
/// <param name="Texts">All texts that the host's recorded resources hold in inputs and outputs, secret ones left out.</param>
public sealed record RecordedHost(
    string Name, Urn Provider, PropertyMap Inputs, PropertyMap Facts, ImmutableHashSet<string> Texts);
