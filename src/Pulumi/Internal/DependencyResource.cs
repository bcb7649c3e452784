namespace Pulumi;

/// <summary>Stands for a resource that this program knows by its URN only.</summary>
internal sealed class DependencyResource(string urn) : CustomResource(urn, "", "");
