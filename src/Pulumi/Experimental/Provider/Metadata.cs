namespace Pulumi.Experimental.Provider;

/// <summary>What a package of components is called.</summary>
/// <param name="Name">The package's name: a letter, then letters, digits, '-' and '_'.</param>
/// <param name="Namespace">Who publishes it: small letters, digits and '-'; null for nobody.</param>
/// <param name="Version">Its version; null for none.</param>
/// <param name="DisplayName">What people call it; the name when null.</param>
public record Metadata(string Name, string? Namespace = null, string? Version = null, string? DisplayName = null);
