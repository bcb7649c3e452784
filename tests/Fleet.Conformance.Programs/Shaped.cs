using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>A resource of a package that the test plugin serves when told so.</summary>
internal sealed class Shaped(string name, RegisterPackageRequest package)
    : CustomResource("shaped:index:Thing", name, new ThingArgs { Text = name }, null, package);
