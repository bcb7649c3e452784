namespace Fleet;

/// <summary>Something that a store keeps apart from the rest. It is shown in drawings and tables; nothing is set up for it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What it is called in the store.</param>
/// <param name="Note">What there is to know about it; nothing unless said.</param>
/// <example><code>Keeps = { new Kept(KeptKind.Bucket, "chapters"), new Kept(KeptKind.Bucket, "audio") },</code></example>
public sealed record Kept(KeptKind Kind, string Name, string? Note = null);

/// <summary>What a store keeps.</summary>
public enum KeptKind
{
    /// <summary>A bucket of objects.</summary>
    Bucket,

    /// <summary>A collection or table of records.</summary>
    Collection,

    /// <summary>An index that is searched.</summary>
    Index,

    /// <summary>What may be forgotten and is then fetched again.</summary>
    Cache,

    /// <summary>Work that waits to be done.</summary>
    Queue,
}
