namespace Fleet.Conformance.Programs;

/// <summary>What a program says in the end.</summary>
internal sealed class Outputs : Dictionary<string, object?>;
