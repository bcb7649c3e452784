namespace Pulumi.Experimental.Provider;

/// <summary>What providers want of a URN.</summary>
internal static class UrnParts
{
    public static string TypeOf(Urn urn) => Fleet.Protocol.Urn.Parse(urn).Type;

    public static string NameOf(Urn urn) => Fleet.Protocol.Urn.Parse(urn).Name;
}
