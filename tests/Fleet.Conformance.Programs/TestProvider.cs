using Pulumi;

namespace Fleet.Conformance.Programs;

/// <summary>The provider of a test package.</summary>
internal sealed class TestProvider(
    string name, Input<string>? region = null, CustomResourceOptions? options = null, string package = "test")
    : ProviderResource(package, name, new TestProviderArgs { Region = region }, options, null);
