namespace Fleet.Conformance.Tests.Kit;

/// <summary>How a scenario went.</summary>
/// <param name="Text">Registrations, steps, outputs and states, as a reviewed file holds them.</param>
/// <param name="Phases">The runs of the program.</param>
/// <param name="Cloud">What the test provider was asked, and holds in the end.</param>
internal sealed record Report(string Text, IReadOnlyList<Phase> Phases, TestCloud Cloud);
