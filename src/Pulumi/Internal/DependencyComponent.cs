namespace Pulumi;

/// <summary>Stands for a component that this program knows by its URN only.</summary>
internal sealed class DependencyComponent(string urn) : ComponentResource(urn, "", "");
