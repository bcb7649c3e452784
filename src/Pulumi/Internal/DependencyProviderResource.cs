namespace Pulumi;

/// <summary>Stands for a provider that this program knows by its reference only.</summary>
internal sealed class DependencyProviderResource : ProviderResource
{
    private readonly string _reference;

    public DependencyProviderResource(string reference)
        : base(UrnOf(reference), PackageOf(UrnOf(reference)))
    {
        _reference = reference;
        Id = Output.Create(reference[(reference.LastIndexOf("::", StringComparison.Ordinal) + 2)..]);
    }

    internal override Task<string> ReferenceAsync() => Task.FromResult(_reference);

    private static string UrnOf(string reference) =>
        reference.LastIndexOf("::", StringComparison.Ordinal) is >= 0 and var end ? reference[..end] : reference;

    private static string PackageOf(string urn) => Fleet.Protocol.Urn.TryParse(urn, out var parsed)
        ? parsed.Type[Fleet.Protocol.Urn.ProviderTypePrefix.Length..]
        : "";
}
