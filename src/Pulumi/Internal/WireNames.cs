namespace Pulumi;

/// <summary>Texts that the protocol fixes.</summary>
internal static class WireNames
{
    public const string Id = "id";
    public const string Urn = "urn";

    /// <summary>Stands for a value that is not known yet, whatever its type.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";
}
