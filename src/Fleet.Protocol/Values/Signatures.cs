namespace Fleet.Protocol.Values;

/// <summary>The marks by which special values are told from ordinary objects and texts, on the wire and in state.</summary>
public static class Signatures
{
    /// <summary>The key whose presence makes an object a special value; its value says which.</summary>
    public const string Key = "4dabf18193072939515e22adb298388d";

    /// <summary>A secret: <c>value</c>, or in state <c>ciphertext</c> or <c>plaintext</c>.</summary>
    public const string Secret = "1b47061264138c4ac30d75fd1eb44270";

    /// <summary>An asset: <c>hash</c> and one of <c>text</c>, <c>path</c>, <c>uri</c>.</summary>
    public const string Asset = "c44067f5952c0a294b673a41bacd8c17";

    /// <summary>An archive: <c>hash</c> and one of <c>assets</c>, <c>path</c>, <c>uri</c>.</summary>
    public const string Archive = "0def7320c3a5731c473e5ecbe6d01bc7";

    /// <summary>A reference to a resource: <c>urn</c>, <c>id</c>, <c>packageVersion</c>.</summary>
    public const string Resource = "5cf8f73096256a8f31e491e813e4eb8e";

    /// <summary>An output: <c>value</c>, <c>secret</c>, <c>dependencies</c>.</summary>
    public const string Output = "d0e6a833031e9bbcd3f4e8bde6ca49a4";

    /// <summary>A text of any bytes: <c>value</c> in base64.</summary>
    public const string ByteString = "803fd3297a5875dc03ca845dda5d2a98";

    /// <summary>A number that JSON cannot hold: <c>value</c> is its bits in 16 hex digits. In state only.</summary>
    public const string Float = "8ad145fe-0d11-4827-bfd7-1abcbf086f5c";

    /// <summary>The text that stands for a value of any type that is not known yet.</summary>
    public const string Unknown = "04da6b54-80e4-46f7-96ec-b56ff0331ba9";

    private static readonly HashSet<string> Unknowns = new(StringComparer.Ordinal)
    {
        Unknown,
        "1c4a061d-8072-4f0a-a4cb-0ff528b18fe7", // bool
        "3eeb2bf0-c639-47a8-9e75-3b44932eb421", // number
        "6a19a0b0-7e62-4c92-b797-7f8e31da9cc2", // array
        "dd056dcd-154b-4c76-9bd3-c8f88648b5ff", // object
        "030794c1-ac77-496b-92df-f27374a8bd58", // asset
        "e48ece36-62e2-4504-bad9-02848725956a", // archive
    };

    /// <summary>True for a text that stands for a value that is not known yet, of whatever type.</summary>
    public static bool IsUnknown(string text) => text.Length == Unknown.Length && Unknowns.Contains(text);
}
